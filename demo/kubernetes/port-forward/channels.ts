import type { KubeObject } from '@/demo/kube-object'
import { textAt } from '../json'
import type { PodPorts } from './pod-ports'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/**
 * Carries the data of the ports over the channels of one WebSocket, as a node does: two for each port, data and then errors, and each
 * begins with the number of the port in two bytes, the lower one first.
 */
export function carryChannels(socket: WebSocket, pod: KubeObject, ports: readonly number[], listening: PodPorts): void {
  const streams = ports.map((port, index) => {
    const number = Buffer.from([port % 256, Math.floor(port / 256)])
    const [data, errors] = [2 * index, 2 * index + 1]
    send(socket, data, number)
    send(socket, errors, number)
    const running = textAt(pod, 'status', 'phase') === 'Running'
    const stream = running ? listening(pod, port) : undefined
    if (stream === undefined) send(socket, errors, Buffer.from(refusal(pod, port, running)))
    else carry(socket, stream, data, () => socket.close(1000))
    return stream
  })
  socket.on('message', (message) => {
    const stream = streams[(message[0] ?? 0) / 2]
    if (stream?.writable === true) stream.write(message.subarray(1))
  })
  socket.on('close', () => {
    for (const stream of streams) stream?.destroy()
  })
  socket.on('error', () => undefined)
}

function carry(socket: WebSocket, stream: Duplex, channel: number, ended: () => void): void {
  stream.on('data', (chunk: Buffer) => send(socket, channel, chunk))
  stream.on('end', ended)
  stream.on('error', ended)
}

function send(socket: WebSocket, channel: number, bytes: Buffer): void {
  socket.send(Buffer.concat([Buffer.from([channel]), bytes]))
}

/** In the words of a kubelet with containerd. */
function refusal(pod: KubeObject, port: number, running: boolean): string {
  const uid = pod.metadata.uid ?? ''
  const why = running
    ? `failed to execute portforward in network namespace "/var/run/netns/cni-${uid}": failed to connect to localhost:${port} inside ` +
      `namespace "${uid}", IPv4: dial tcp4 127.0.0.1:${port}: connect: connection refused IPv6 dial tcp6 [::1]:${port}: connect: connection refused `
    : `sandbox container "${uid}" is not running`
  return `error forwarding port ${port} to pod ${uid}, uid : ${why}`
}

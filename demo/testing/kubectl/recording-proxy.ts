import { makeCertificate } from '@/demo/kubernetes/certificate'
import { itemsAt, textAt } from '@/demo/kubernetes/json'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { parse, stringify } from 'yaml'

export interface RecordedCall {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
  /** Undefined when the answer is no JSON. */
  readonly body: unknown
}

/** Stands between kubectl and an API server and writes down what they say, for kubectl does not show the Status of an answer. */
export interface RecordingProxy {
  /** As the one it was made from, with the proxy in the place of the server. */
  readonly kubeconfig: string
  /** What was said since this was last asked. Watches are left out. */
  take(): readonly RecordedCall[]
  close(): void
}

/** @param kubeconfig its text; all contexts use the same server, with tokens */
export async function startRecordingProxy(kubeconfig: string): Promise<RecordingProxy> {
  const config: unknown = parse(kubeconfig)
  const [cluster] = itemsAt(config, 'clusters')
  const target = textAt(cluster, 'cluster', 'server')
  const ca = Buffer.from(textAt(cluster, 'cluster', 'certificate-authority-data'), 'base64')
  const agent = new Agent({ ca, keepAlive: true })
  let calls: RecordedCall[] = []
  const { caPem, ...tls } = await makeCertificate()
  const server = createServer(tls, (request, response) => {
    const { method = '', url: path = '/' } = request
    forward({ request, response, url: `${target}${path}`, agent }, (status, text) => {
      if (!path.includes('watch=true')) calls.push({ method, path, status, body: parsed(text) })
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const own = { server: url, 'certificate-authority-data': Buffer.from(caPem).toString('base64') }
  return {
    kubeconfig: stringify({
      ...(config as object),
      clusters: itemsAt(config, 'clusters').map((each) => ({ name: textAt(each, 'name'), cluster: own })),
    }),
    take() {
      const taken = calls
      calls = []
      return taken
    },
    close() {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}

interface Forwarded {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: string
  readonly agent: Agent
}

/** `done` is called before the caller sees the end of the answer, so that what it asks afterwards is complete. */
function forward({ request, response, url, agent }: Forwarded, done: (status: number, text: string) => void): void {
  // Answers in the clear and in JSON: some of kubectl's commands would rather have protobuf.
  const accept = (request.headers.accept ?? '').replace(/application\/vnd\.kubernetes\.protobuf[^,]*,/, '')
  const headers = { ...request.headers, accept, 'accept-encoding': 'identity', host: new URL(url).host }
  const upstream = httpsRequest(url, { method: request.method, headers, agent }, (answer) => {
    const chunks: Buffer[] = []
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      response.write(chunk)
    })
    answer.on('end', () => {
      done(answer.statusCode ?? 502, Buffer.concat(chunks).toString('utf8'))
      response.end()
    })
  })
  upstream.on('error', (error) => response.destroy(error))
  response.on('close', () => upstream.destroy())
  request.pipe(upstream)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

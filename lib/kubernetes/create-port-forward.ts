import { errorCode } from '@/lib/outbound/socket-failure'
import { scrubText } from '@/lib/outbound/scrub'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { OBJECT_NAME } from '@/lib/std/object-name'
import { failed, ok, type Result } from '@/lib/std/result'
import { PortForward as ClientPortForward } from '@kubernetes/client-node'
import { Agent } from 'node:http'
import { Duplex, PassThrough, Writable } from 'node:stream'
import type { KubeClient } from './kube-client'

export interface PodPort {
  readonly namespace: string
  readonly pod: string
  readonly port: number
}

/** One connection to a port of a pod, for one exchange over HTTP. */
export interface PodConnection {
  /** As the pod itself would write it. */
  readonly url: URL
  /** Hands out the connection, once. */
  readonly agent: Agent
  /** What the node said of the connection, cut and scrubbed; undefined where it said nothing. */
  readonly words: () => string | undefined
  /** Ends it with its socket, whatever is on its way. */
  readonly close: () => void
}

/** The ports of pods through the API server, with the credentials of the client. */
export interface PortForward {
  /**
   * Whether anything listens on the port shows only when the connection is used: it then fails as a refused one.
   *
   * Failures: `forbidden` (no right to get and create `pods/portforward`), `not_found` (no such pod), `upstream_unavailable` (it does not
   * run, or the API server cannot be asked), `upstream_timeout`.
   */
  connect(place: PodPort, call: UpstreamCall): Promise<Result<PodConnection, PharosError>>
}

const NOT_THERE = /refused|no such host|not reachable/i

/** What of client-node's WebSocket is used; its own types are those of a package that it does not bring. */
interface Socket {
  readonly readyState: number
  onclose: (() => void) | null
  terminate(): void
}
const OPEN = 1

export function createPortForward(client: KubeClient): PortForward {
  return {
    async connect(place, call) {
      const { namespace, pod, port } = place
      // client-node writes names into the path as they are.
      if (!OBJECT_NAME.test(namespace) || !OBJECT_NAME.test(pod)) {
        return failed(new PharosError('not_found', 'No pod has such a name.', { source: 'kubernetes' }))
      }
      const pipe = new PodPipe()
      const opened = await client.upgrade({
        operation: 'port-forward',
        path: `/api/v1/namespaces/${namespace}/pods/${pod}/portforward`,
        query: { ports: String(port) },
        call,
        async open(config) {
          const forward = new ClientPortForward(config)
          const socket: unknown = await forward.portForward(
            namespace,
            pod,
            [port],
            pipe.output,
            pipe.errors,
            pipe.input,
          )
          // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- without retries it is a WebSocket
          return socket as Socket
        },
      })
      if (!opened.ok) {
        pipe.close()
        const { code, message, details } = opened.error
        // What has no node yet, or no such port, is refused as a bad request.
        return failed(code === 'bad_request' ? new PharosError('upstream_unavailable', message, details) : opened.error)
      }
      pipe.follow(opened.value)
      return ok(pipe.connection(port))
    },
  }
}

/** Three streams of client-node's as one. */
class PodPipe {
  readonly output = new PassThrough()
  readonly input = new PassThrough()
  readonly errors: Writable
  readonly #stream: Duplex
  #socket: Socket | undefined
  #words = ''

  constructor() {
    this.errors = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.#fail(chunk.toString('utf8'))
        done()
      },
    })
    this.#stream = Duplex.from({ readable: this.output, writable: this.input })
    // Whoever uses the connection hears of its end; where nobody does, an error would end the process.
    for (const stream of [this.output, this.input, this.#stream]) stream.on('error', ignore)
  }

  follow(socket: Socket): void {
    this.#socket = socket
    const end = (): void => void this.output.end()
    socket.onclose = end
    if (socket.readyState !== OPEN) end()
  }

  connection(port: number): PodConnection {
    return {
      url: new URL(`http://localhost:${port}/`),
      agent: new OneConnection(this.#stream),
      words: () => (this.#words === '' ? undefined : scrubText(this.#words)),
      close: () => this.close(),
    }
  }

  close(): void {
    this.#stream.destroy()
    this.output.destroy()
    this.input.destroy()
    this.#socket?.terminate()
  }

  #fail(words: string): void {
    // The channel begins with the number of the port, and nothing more where all is well.
    if (words === '') return
    this.#words += words
    const error = Object.assign(new Error('the node could not connect'), {
      code: NOT_THERE.test(this.#words) ? 'ECONNREFUSED' : 'ECONNRESET',
    })
    if (errorCode(this.output.errored) === undefined) this.output.destroy(error)
  }
}

function ignore(): void {
  // Told by the stream that is read.
}

class OneConnection extends Agent {
  readonly #stream: Duplex

  constructor(stream: Duplex) {
    super({ keepAlive: false })
    this.#stream = stream
  }

  override createConnection(): Duplex {
    return this.#stream
  }
}

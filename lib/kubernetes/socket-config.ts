import type { HttpRequest } from '@/lib/outbound/http-request'
import { guardedLookup } from '@/lib/outbound/host-rules'
import { KubeConfig } from '@kubernetes/client-node'
import type { RequestOptions } from 'node:https'

/** Of one message; a node sends 32 KiB at once. */
const MAX_MESSAGE_BYTES = 1024 * 1024

/**
 * A configuration for client-node's WebSockets that connects as our own requests do: with the credentials and the TLS material of
 * this request, to addresses that may be reached, without compression, and given up with its signal.
 *
 * @param server the address of the API server
 */
export function socketConfig(server: string, request: HttpRequest): KubeConfig {
  const config = new SocketConfig(request)
  config.loadFromClusterAndUser({ name: 'server', server, skipTLSVerify: false }, { name: 'us' })
  return config
}

class SocketConfig extends KubeConfig {
  readonly #request: HttpRequest

  constructor(request: HttpRequest) {
    super()
    this.#request = request
  }

  override applyToHTTPSOptions(options: RequestOptions): Promise<void> {
    const { headers, tls = {}, agent, signal } = this.#request
    const { ca, cert, key, servername, insecureSkipVerify } = tls
    Object.assign(options, {
      headers: { 'user-agent': 'pharos', ...headers },
      ...{ ca, cert, key, signal },
      ...(servername === undefined ? {} : { servername }),
      ...(agent === undefined ? { lookup: guardedLookup({ loopbackNames: true }) } : { agent }),
      // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED of the environment has no say.
      rejectUnauthorized: insecureSkipVerify !== true,
      ...{ maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false, followRedirects: false },
    })
    return Promise.resolve()
  }
}

import type { HttpRequest } from '@/lib/outbound/http-request'
import { errorCode } from '@/lib/outbound/socket-failure'
import { request as httpRequest, type Agent as HttpAgent, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, type Agent as HttpsAgent } from 'node:https'

export interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
  /** Whose connections serve one request. */
  readonly fresh: { readonly http: HttpAgent; readonly https: HttpsAgent }
}

/**
 * Sends the request and waits for the head of the answer. A kept connection that the other side had closed in the same
 * moment shows as a reset before any answer; then the request goes out again, on another connection.
 *
 * @throws the socket's own error
 */
export async function openResponse(
  request: HttpRequest,
  agents: Agents,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  for (;;) {
    const wire = sendRequest(request, agents, signal)
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        wire.once('response', resolve)
        // Stays: an error after the response also arrives here, and without a listener it would end the process.
        wire.on('error', reject)
      })
    } catch (error) {
      const stale = request.once !== true && wire.reusedSocket && errorCode(error) === 'ECONNRESET'
      if (!stale || signal.aborted) throw error
    }
  }
}

function sendRequest(request: HttpRequest, agents: Agents, signal: AbortSignal): ClientRequest {
  const { ca, cert, key, servername, insecureSkipVerify } = request.tls ?? {}
  const secure = request.url.protocol === 'https:'
  const own = request.once === true ? agents.fresh : agents
  // Node sends the body of a DELETE without saying where it ends.
  const length = request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) }
  const wire = (secure ? httpsRequest : httpRequest)(request.url, {
    method: request.method,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'pharos',
      ...length,
      ...request.headers,
    },
    agent: request.agent ?? (secure ? own.https : own.http),
    signal,
    ca,
    cert,
    key,
    ...(servername === undefined ? {} : { servername }),
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED of the environment has no say.
    rejectUnauthorized: insecureSkipVerify !== true,
  })
  // Given up between the last byte of an answer and its end, a kept socket has lost the request's listener and not yet
  // got the agent's: its error would end the process.
  wire.once('socket', (socket) => socket.off('error', ignore).on('error', ignore))
  wire.end(request.body)
  return wire
}

function ignore(): void {
  // Whoever reads the answer hears of it through the stream.
}

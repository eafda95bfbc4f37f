import { startDeadline } from '@/lib/outbound/deadline'
import { outboundFailure, type OutboundFailure } from '@/lib/outbound/failure'
import { refusedUrl } from '@/lib/outbound/host-rules'
import type { HttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer, HttpRequest } from '@/lib/outbound/http-request'
import { socketFailure } from '@/lib/outbound/socket-failure'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import type { KubeConfig } from '@kubernetes/client-node'
import { socketConfig } from './socket-config'

/** Opens one WebSocket with the configuration. Rejects where it is refused. */
export type OpenSocket<T> = (config: KubeConfig) => Promise<T>

interface Upgrade<T> {
  /** The address of the API server. */
  readonly server: string
  /** How messages call it. */
  readonly title: string
  readonly http: HttpClient
  readonly open: OpenSocket<T>
}

interface UpgradeAttempt<T> {
  /**
   * Opens the WebSocket in the time that the request allows; given up, it ends with its connection. Where the server refuses, the answer is
   * that to the same request without an upgrade, which has the same refused: a WebSocket tells no words.
   */
  readonly send: (request: HttpRequest) => Promise<Result<HttpAnswer, OutboundFailure>>
  /** After an answer that is no failure. */
  readonly opened: () => Result<T, PharosError>
}

const REFUSED = /^Unexpected server response: (\d{3})$/
const UPGRADED: HttpAnswer = { status: 200, headers: {}, body: Buffer.alloc(0) }

/** A WebSocket as `exchange` of the client sends it: as any other request, and again with other credentials after a 401. */
export function upgradeAttempt<T>({ server, title, http, open }: Upgrade<T>): UpgradeAttempt<T> {
  let opened: Result<T, PharosError> = failed(
    new PharosError('upstream_invalid', `${title} opens no WebSocket.`, { source: 'kubernetes' }),
  )
  return {
    async send(request) {
      const forbidden = refusedUrl(request.url)
      if (forbidden !== undefined) {
        return failed(outboundFailure('upstream_unavailable', `${title} is not asked: ${forbidden}.`))
      }
      const patience = `${title} did not answer within ${request.timeoutMs / 1000} s.`
      const deadline = startDeadline(request.signal, request.timeoutMs, patience)
      try {
        deadline.signal.throwIfAborted()
        opened = ok(await open(socketConfig(server, { ...request, signal: deadline.signal })))
        return ok(UPGRADED)
      } catch (error) {
        const cause = causeOf(error)
        const failure = deadline.failure()
        if (failure !== undefined) return failed(failure)
        const status = Number(REFUSED.exec(cause?.message ?? '')?.[1])
        if (Number.isNaN(status)) return failed(socketFailure(cause, title))
        const plain = await http.send(request)
        return !plain.ok || plain.value.status === status ? plain : ok(wordless(status))
      } finally {
        deadline.clear()
      }
    },
    opened: () => opened,
  }
}

/** What is refused to a WebSocket only: to read the sub-resource takes one right, to open it may take two. */
function wordless(status: number): HttpAnswer {
  const body = Buffer.from(JSON.stringify({ message: `The server refused the WebSocket (HTTP ${status}).` }))
  return { status, headers: { 'content-type': 'application/json' }, body }
}

/** client-node rejects with the event of a WebSocket. */
function causeOf(error: unknown): Error | undefined {
  if (error instanceof Error) return error
  const inner = typeof error === 'object' && error !== null && 'error' in error ? error.error : undefined
  return inner instanceof Error ? inner : undefined
}

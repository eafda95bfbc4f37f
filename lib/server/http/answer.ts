import 'server-only'
import { PharosError } from '@/lib/ports/pharos-error'
import { getConfig } from '@/lib/server/process/config'
import { STREAM_HEADERS, StreamedBody } from '@/lib/server/http/event-stream'
import { HTTP_STATUS } from '@/lib/server/http/http-status'
import { log, logged } from '@/lib/server/process/log'
import { ownMetrics } from '@/lib/server/process/own-metrics'

export interface RequestContext {
  readonly query: URLSearchParams
  /** Aborted when the browser has gone or the request's time is up. */
  readonly signal: AbortSignal
  /** Aborted when the browser has gone; for streams, which take longer than a request may. */
  readonly gone: AbortSignal
  readonly requestId: string
}

/** What a use-case may return instead of a value: a body that is already encoded. */
export class EncodedBody {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>

  constructor(body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>) {
    this.body = body
    this.headers = headers
  }
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
/** What servers note of a reader who did not wait for the answer; nobody receives it. */
const READER_GONE = 499
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/

/**
 * Answers one API request: runs the work, encodes what it returns, turns what it throws into the error envelope, and
 * leaves one log line and one measurement.
 *
 * @param route the path as it stands in `app/`, for logs and metrics: never the path of the request.
 */
export async function answer(
  request: Request,
  route: string,
  work: (context: RequestContext) => Promise<unknown>,
): Promise<Response> {
  const began = performance.now()
  const given = request.headers.get('x-request-id') ?? ''
  const requestId = REQUEST_ID.test(given) ? given : crypto.randomUUID()
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(getConfig().server.request_timeout * 1000)])
  const response = await respond(work, {
    query: new URL(request.url).searchParams,
    signal,
    gone: request.signal,
    requestId,
  })
  response.headers.set('x-request-id', requestId)

  const seconds = (performance.now() - began) / 1000
  const labels = { route, method: request.method, status: response.status }
  ownMetrics().requests.observe(labels, seconds)
  log().info({ ...labels, requestId, ms: Math.round(seconds * 1000) }, 'request')
  return response
}

async function respond(
  work: (context: RequestContext) => Promise<unknown>,
  context: RequestContext,
): Promise<Response> {
  try {
    const value = await work(context)
    if (value instanceof EncodedBody) {
      return new Response(value.body, { headers: { ...JSON_HEADERS, ...value.headers } })
    }
    if (value instanceof StreamedBody) return new Response(value.stream, { headers: STREAM_HEADERS })
    return new Response(JSON.stringify(value), { headers: JSON_HEADERS })
  } catch (thrown) {
    return isGone(thrown, context.gone)
      ? new Response(null, { status: READER_GONE })
      : refusal(thrown, context.requestId)
  }
}

/** The reader left, and the work ended for that reason: nothing failed. */
function isGone(thrown: unknown, gone: AbortSignal): boolean {
  return gone.aborted && (thrown === gone.reason || (thrown instanceof Error && thrown.name === 'AbortError'))
}

function refusal(thrown: unknown, requestId: string): Response {
  const error = thrown instanceof PharosError ? thrown : unexpected(thrown, requestId)
  const retryAfter = error.details.retryAfterSeconds
  return new Response(
    JSON.stringify({
      error: { code: error.code, message: error.message, details: error.details, request_id: requestId },
    }),
    {
      status: HTTP_STATUS[error.code],
      headers: { ...JSON_HEADERS, ...(typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {}) },
    },
  )
}

/** What nobody foresaw: the log keeps it, the caller learns the request's id and nothing of our insides. */
function unexpected(thrown: unknown, requestId: string): PharosError {
  const words = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  log().error({ requestId, error: logged(words) }, 'unexpected failure')
  return new PharosError('internal', 'Pharos failed to answer. The log has the reason under this request id.')
}

import { ERROR_CODES, PharosError, type ErrorCode, type ErrorDetails } from '@/lib/ports/pharos-error'
import { apiUrl } from './api-url'
import { takeAnswer } from './document-answers'

/** A little over the server's own limit, so that its words about a slow source arrive. */
const TIMEOUT_MS = 35_000

/**
 * Asks the API and returns the parsed body, which `read` turns into its type. What the document brings is not asked for again.
 * Throws a PharosError: the server's own, `offline` (see `isOffline`) when no answer came, or `upstream_invalid` when something else answered in its place.
 */
export async function getJson<T>(
  path: `/api/${string}`,
  { query, signal, read }: { query?: URLSearchParams; signal: AbortSignal; read: (body: unknown) => T },
): Promise<T> {
  const url = apiUrl(path, query)
  const brought = await takeAnswer(url)
  if (brought !== undefined) return read(parse(brought))
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, timeout]),
    })
    text = await response.text()
  } catch (cause) {
    signal.throwIfAborted()
    throw timeout.aborted ? slow() : offline(cause)
  }
  const body = parse(text)
  if (!response.ok) throw toError(body, response)
  if (body === undefined) throw notOurs(response)
  return read(body)
}

/** Pharos itself could not be reached, as opposed to one of its sources. */
export function isOffline(error: unknown): boolean {
  return error instanceof PharosError && error.details.source === 'pharos' && error.code === 'upstream_unavailable'
}

/** No answer came from Pharos. */
export function offline(cause: unknown): PharosError {
  const words = cause instanceof Error ? { upstream: cause.message } : {}
  return new PharosError('upstream_unavailable', 'no connection to Pharos', { source: 'pharos', ...words })
}

function slow(): PharosError {
  return new PharosError('upstream_timeout', `no answer within ${TIMEOUT_MS / 1000} s`, { source: 'pharos' })
}

/** A proxy's login page, or an answer cut off on the way. */
function notOurs(response: Response): PharosError {
  const type = response.headers.get('content-type') ?? 'no content type'
  return new PharosError('upstream_invalid', `${response.status}, ${type}`, { source: 'pharos' })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told apart from every JSON value; the caller says what came instead
  }
}

/** What an answer that is no success says, whoever gave it. */
export function getFailure(text: string, response: Response): PharosError {
  return toError(parse(text), response)
}

function toError(body: unknown, response: Response): PharosError {
  const error = isRecord(body) ? body.error : undefined
  const code = isRecord(error) ? ERROR_CODES.find((known) => known === error.code) : undefined
  if (!isRecord(error) || code === undefined) {
    return response.status >= 502 ? gateway(response) : notOurs(response)
  }
  const message = typeof error.message === 'string' ? error.message : ''
  const id = typeof error.request_id === 'string' ? { requestId: error.request_id } : {}
  return new PharosError(code satisfies ErrorCode, message, { ...readDetails(error.details), ...id })
}

/** A proxy in front says that Pharos is away: to the user that is no connection. */
function gateway(response: Response): PharosError {
  return new PharosError('upstream_unavailable', `${response.status}`, { source: 'pharos' })
}

function readDetails(details: unknown): ErrorDetails {
  if (!isRecord(details)) return {}
  return Object.fromEntries(Object.entries(details).filter((entry): entry is [string, string] => isPlain(entry[1])))
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((part) => typeof part === 'string')
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

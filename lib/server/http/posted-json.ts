import 'server-only'
import { PharosError } from '@/lib/ports/pharos-error'
import { TextDecoder } from 'node:util'

const MAX_BYTES = 1024 * 1024

/**
 * The JSON of a POST that a page of Pharos itself sent (security rule R12), at most 1 MiB.
 *
 * @throws PharosError `forbidden` for requests from elsewhere, `bad_request` for what is no JSON, `too_large`
 */
export async function postedJson(request: Request): Promise<unknown> {
  requireOwnOrigin(request.headers)
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new PharosError('bad_request', 'Send the body as application/json.', { parameter: 'Content-Type' })
  }
  const text = await readText(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new PharosError('bad_request', 'The body is no JSON.', { parameter: 'body' })
  }
}

/** Browsers say where a request comes from; over plain HTTP only its origin. */
function requireOwnOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site')
  if (site === null ? isOwn(headers.get('origin'), headers.get('host')) : site === 'same-origin') return
  throw new PharosError('forbidden', 'Only the pages of Pharos itself may send this request.', {
    parameter: site === null ? 'Origin' : 'Sec-Fetch-Site',
  })
}

function isOwn(origin: string | null, host: string | null): boolean {
  return origin !== null && host !== null && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new PharosError('too_large', 'The body is larger than 1 MiB.', { parameter: 'body' })
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_BYTES) throw tooLarge
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

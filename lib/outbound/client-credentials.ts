import 'server-only'
import type { HttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson } from '@/lib/outbound/json-answer'
import type { ReadSecret } from '@/lib/outbound/secret-file'
import { z } from 'zod'

export interface ClientCredentialsSettings {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: ReadSecret
  readonly scopes: readonly string[]
  /** PEM text of the authority of the token server; undefined = the system's. */
  readonly ca: ReadSecret | undefined
}

const TIMEOUT_MS = 5_000
const MAX_BYTES = 65_536
/** Where the server does not say how long a token holds. */
const USUAL_SECONDS = 300
/** Of its life a token is used for so much, so that none ends on the way. */
const USED_SHARE = 0.9
/** A store that refuses every token must not make us ask for one with each query. */
const REST_MS = 5_000

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
})

/**
 * A bearer token by OAuth 2.0 client credentials (RFC 6749, 4.4), kept until shortly before it ends, and asked for anew when a
 * store has refused it. Calls at once share one request. Rejects with a `code` that holds nothing of what the server wrote.
 */
export function clientCredentials(
  settings: ClientCredentialsSettings,
  http: HttpClient,
  nowMs: () => number = () => performance.now(),
): ReadSecret {
  let kept: { readonly token: string; readonly at: number; readonly until: number } | undefined
  let asking: Promise<string> | undefined

  async function ask(): Promise<string> {
    const answer = await send(settings, http)
    const seen = readJson(answer, 'The token server')
    const parsed = tokenAnswer.safeParse(seen.ok ? seen.value : undefined)
    if (answer.status !== 200 || !parsed.success) throw new TokenError(`token server: HTTP ${answer.status}`)
    const { access_token: token, expires_in: seconds = USUAL_SECONDS } = parsed.data
    kept = { token, at: nowMs(), until: nowMs() + seconds * 1000 * USED_SHARE }
    return token
  }

  return ({ fresh }) => {
    if (kept !== undefined && nowMs() < (fresh ? kept.at + REST_MS : kept.until)) return Promise.resolve(kept.token)
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
}

async function send(settings: ClientCredentialsSettings, http: HttpClient): Promise<HttpAnswer> {
  const [secret, ca] = await Promise.all([settings.clientSecret({ fresh: true }), settings.ca?.({ fresh: false })])
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (settings.scopes.length > 0) form.set('scope', settings.scopes.join(' '))
  const answer = await http.send({
    operation: 'token',
    method: 'POST',
    url: new URL(settings.tokenUrl),
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${encoded(settings.clientId)}:${encoded(secret)}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
    tls: { ca },
    maxBytes: MAX_BYTES,
    signal: new AbortController().signal,
    timeoutMs: TIMEOUT_MS,
  })
  if (!answer.ok) throw new TokenError(`token server: ${answer.error.code}`)
  return answer.value
}

/** As forms are encoded (RFC 6749, 2.3.1). */
function encoded(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length)
}

class TokenError extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

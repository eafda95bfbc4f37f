import 'server-only'
import type { OutboundFailure } from '@/lib/outbound/failure'
import { outboundFailure } from '@/lib/outbound/failure'
import type { HttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { type Credentials, type CredentialSettings, readCredentials } from '@/lib/outbound/read-credentials'
import { errorCode } from '@/lib/outbound/socket-failure'
import { failed, ok, type Result } from '@/lib/std/result'

export interface Reading {
  /** For measurements. */
  readonly operation: string
  readonly url: URL
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

export interface ReadAnswer {
  readonly answer: HttpAnswer
  /** What must not appear in any text that is made of the answer. */
  readonly secrets: readonly string[]
}

/**
 * Sends GET requests with a store's credentials. When they are refused (401) they are read anew and the request goes out once
 * more within the same time limit. Every complete answer is a value, whatever its status.
 */
export function createReader(
  settings: CredentialSettings & { readonly maxBytes: number },
  http: HttpClient,
  title: string,
): (reading: Reading) => Promise<Result<ReadAnswer, OutboundFailure>> {
  async function attempt(
    reading: Reading,
    fresh: boolean,
    timeoutMs: number,
  ): Promise<Result<ReadAnswer, OutboundFailure>> {
    let credentials: Credentials
    try {
      credentials = await readCredentials(settings, fresh)
    } catch (error) {
      const message = `A credential for ${title} cannot be read (${errorCode(error) ?? 'unknown'}).`
      return failed(outboundFailure('upstream_unavailable', message))
    }
    const answer = await http.send({
      operation: reading.operation,
      method: 'GET',
      url: reading.url,
      headers: { accept: 'application/json', ...credentials.headers },
      tls: credentials.tls,
      maxBytes: settings.maxBytes,
      signal: reading.signal,
      timeoutMs: Math.max(0, timeoutMs),
    })
    return answer.ok ? ok({ answer: answer.value, secrets: credentials.secrets }) : answer
  }

  return async (reading) => {
    const until = performance.now() + reading.timeoutMs
    const first = await attempt(reading, false, reading.timeoutMs)
    const refused = first.ok && first.value.answer.status === 401
    return refused && settings.auth.type !== 'none' ? attempt(reading, true, until - performance.now()) : first
  }
}

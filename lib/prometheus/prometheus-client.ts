import 'server-only'
import type { OutboundFailure } from '@/lib/outbound/failure'
import type { HttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readCredentials, type Credentials } from '@/lib/outbound/read-credentials'
import { errorCode } from '@/lib/outbound/socket-failure'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { failed, type Result } from '@/lib/std/result'
import { PrometheusDriver, type PrometheusConnectionOptions } from 'prometheus-query'
import { apiBase, DIALECTS } from './dialects'
import { readEnvelope, type Envelope, type PrometheusFailure } from './read-envelope'
import type { PrometheusSettings } from './settings'

type WireRequest = Parameters<NonNullable<PrometheusConnectionOptions['requestInterceptor']>['onFulfilled']>[0]

/** What the driver is told in place of the answer: it must not touch it (see `ask`). */
const NOTHING = { status: 'success', data: { resultType: 'scalar', result: [] } }

export interface Question {
  /** For measurements. */
  readonly operation: string
  readonly call: UpstreamCall
  /** Takes the driver's `time` out again, so that the store evaluates at its own now. */
  readonly atStoreTime?: boolean
  readonly send: (driver: PrometheusDriver) => Promise<unknown>
}

export type Ask = (question: Question) => Promise<Result<Envelope, PrometheusFailure>>

/**
 * Asks through prometheus-query, which knows paths, parameters and forms, and takes the answer away before it reaches
 * the driver: that turns ±Inf into NaN, throws at native histograms, makes a Date per sample, and puts the request with
 * its credentials into what it throws.
 */
export function createPrometheusClient(settings: PrometheusSettings, http: HttpClient, title: string): Ask {
  const own = Object.entries(DIALECTS[settings.type].parameters(settings))
  return async ({ operation, call, atStoreTime = false, send }) => {
    const timeoutMs = Math.min(call.timeoutMs, settings.timeoutMs)
    let result: Result<Envelope, PrometheusFailure> | undefined
    const driver = new PrometheusDriver({
      endpoint: apiBase(settings),
      baseURL: '/api/v1/',
      preferPost: true,
      timeout: timeoutMs,
      requestInterceptor: {
        onFulfilled: (request) => {
          request.adapter = async (config) => {
            result = await exchange(config)
            return { data: NOTHING, status: 200, statusText: 'OK', headers: {}, config }
          }
          return request
        },
      },
    })
    await send(driver)
    return result ?? failed({ code: 'upstream_invalid', message: `${title} was not asked.`, details: {} })

    async function exchange(request: WireRequest): Promise<Result<Envelope, PrometheusFailure>> {
      const until = performance.now() + timeoutMs
      const first = await attempt(request, false, timeoutMs)
      const renewed = first.refused && settings.auth.type !== 'none'
      return (renewed ? await attempt(request, true, until - performance.now()) : first).result
    }

    async function attempt(
      request: WireRequest,
      fresh: boolean,
      remainingMs: number,
    ): Promise<{ readonly result: Result<Envelope, PrometheusFailure>; readonly refused: boolean }> {
      let credentials: Credentials
      try {
        credentials = await readCredentials(settings, fresh)
      } catch (error) {
        return { result: failed(unreadable(error, title)), refused: false }
      }
      const body = formOf(request, atStoreTime, own)
      const answer: Result<HttpAnswer, OutboundFailure> = await http.send({
        operation,
        method: body === undefined ? 'GET' : 'POST',
        url: urlOf(request, body === undefined ? own : []),
        headers: {
          ...credentials.headers,
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(body === undefined ? {} : { body }),
        tls: credentials.tls,
        maxBytes: settings.maxBytes,
        signal: call.signal,
        timeoutMs: Math.max(0, remainingMs),
      })
      if (!answer.ok) return { result: answer, refused: false }
      return {
        result: readEnvelope(answer.value, title, credentials.secrets),
        refused: answer.value.status === 401,
      }
    }
  }
}

type Pairs = readonly (readonly [string, string])[]

function urlOf(request: WireRequest, own: Pairs): URL {
  const url = new URL(`${request.baseURL ?? ''}${request.url ?? ''}`)
  url.search = String(request.params)
  for (const [name, value] of own) url.searchParams.set(name, value)
  return url
}

/** The form of a POST as text, which is what axios has made of it by now. */
function formOf(request: WireRequest, atStoreTime: boolean, own: Pairs): string | undefined {
  if (request.method?.toUpperCase() !== 'POST') return undefined
  const form = new URLSearchParams(String(request.data))
  if (atStoreTime) form.delete('time')
  for (const [name, value] of own) form.set(name, value)
  return form.toString()
}

function unreadable(error: unknown, title: string): PrometheusFailure {
  const cause = errorCode(error) ?? 'unknown'
  return { code: 'upstream_unavailable', message: `A credential for ${title} cannot be read (${cause}).`, details: {} }
}

import { createHttpClient } from '@/lib/outbound/http-client'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import type { OutboundHooks } from '@/lib/outbound/measure'
import type { CredentialSettings } from '@/lib/outbound/read-credentials'
import { createReader } from '@/lib/outbound/read-with-credentials'
import type { Grafana } from '@/lib/ports/grafana'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { failed, ok, type Result } from '@/lib/std/result'
import type { Milliseconds } from '@/lib/std/units'
import { z } from 'zod'

export interface GrafanaSettings extends CredentialSettings {
  /** Where `/api` lies under; a path (`/grafana`) is kept. http(s), without credentials. */
  readonly url: string
  /** Upper limit of one call; the caller's own may be shorter. */
  readonly timeoutMs: Milliseconds
  readonly maxBytes: number
}

/** As much as Grafana itself gives. */
const LIMIT = 5_000
const CONCURRENCY = 2
const found = z.array(z.object({ uid: z.string().min(1).max(100), title: z.string() }))
const health = z.object({ version: z.string().max(100).optional() })
const whole = z.object({ dashboard: z.object({ gnetId: z.int().nonnegative().nullish() }) })

/** A Grafana, by its search. It opens nothing before the first call. */
export function createGrafana(settings: GrafanaSettings, hooks: OutboundHooks = {}): Grafana {
  const title = 'Grafana'
  const http = createHttpClient(
    { source: 'grafana', title, concurrency: CONCURRENCY, hosts: { loopbackNames: false } },
    hooks,
  )
  const read = createReader(settings, http, title)

  async function ask<T>(
    operation: string,
    path: string,
    shape: z.ZodType<T>,
    { signal, timeoutMs }: UpstreamCall,
  ): Promise<Result<T, PharosError>> {
    const fail = ({ code, message, details }: Pick<PharosError, 'code' | 'message' | 'details'>) =>
      failed(new PharosError(code, message, { ...details, source: 'grafana' }))
    const answer = await read({
      operation,
      url: new URL(`${settings.url}${path}`),
      signal,
      timeoutMs: Math.min(timeoutMs, settings.timeoutMs),
    })
    if (!answer.ok) return fail(answer.error)
    const { answer: http, secrets } = answer.value
    if (http.status !== 200) return fail(statusFailure(http, title, secrets))
    const json = readJson(http, title)
    if (!json.ok) return fail(json.error)
    const parsed = shape.safeParse(json.value)
    if (parsed.success) return ok(parsed.data)
    const message = 'Grafana does not answer as Grafana does. Is the address right?'
    return fail({ code: 'upstream_invalid', message, details: {} })
  }

  return {
    dashboards: (call) => ask('search', `/api/search?type=dash-db&limit=${LIMIT}`, found, call),
    async version(call) {
      const answer = await ask('health', '/api/health', health, call)
      return answer.ok ? ok(answer.value.version) : answer
    },
    async publishedAs(uid, call) {
      const answer = await ask('dashboard', `/api/dashboards/uid/${encodeURIComponent(uid)}`, whole, call)
      if (!answer.ok) return answer
      const { gnetId } = answer.value.dashboard
      // Grafana writes 0 of what was never published.
      return ok(gnetId === undefined || gnetId === null || gnetId === 0 ? undefined : gnetId)
    },
  }
}

import { createHttpClient } from '@/lib/outbound/http-client'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import type { OutboundHooks } from '@/lib/outbound/measure'
import type { CredentialSettings } from '@/lib/outbound/read-credentials'
import { createReader } from '@/lib/outbound/read-with-credentials'
import type { Grafana } from '@/lib/ports/grafana'
import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok } from '@/lib/std/result'
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

/** A Grafana, by its search. It opens nothing before the first call. */
export function createGrafana(settings: GrafanaSettings, hooks: OutboundHooks = {}): Grafana {
  const title = 'Grafana'
  const http = createHttpClient(
    { source: 'grafana', title, concurrency: CONCURRENCY, hosts: { loopbackNames: false } },
    hooks,
  )
  const read = createReader(settings, http, title)
  return {
    async dashboards({ signal, timeoutMs }) {
      const answer = await read({
        operation: 'search',
        url: new URL(`${settings.url}/api/search?type=dash-db&limit=${LIMIT}`),
        signal,
        timeoutMs: Math.min(timeoutMs, settings.timeoutMs),
      })
      const fail = ({ code, message, details }: Pick<PharosError, 'code' | 'message' | 'details'>) =>
        failed(new PharosError(code, message, { ...details, source: 'grafana' }))
      if (!answer.ok) return fail(answer.error)
      const { answer: http, secrets } = answer.value
      if (http.status !== 200) return fail(statusFailure(http, title, secrets))
      const json = readJson(http, title)
      if (!json.ok) return fail(json.error)
      const list = found.safeParse(json.value)
      if (list.success) return ok(list.data)
      const message = 'Grafana does not answer its search as Grafana does. Is the address right?'
      return fail({ code: 'upstream_invalid', message, details: {} })
    },
  }
}

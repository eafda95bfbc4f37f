import { createHttpClient } from '@/lib/outbound/http-client'
import type { OutboundHooks } from '@/lib/outbound/measure'
import type { MetricStore } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { printExpression } from '@/lib/promql/print-expression'
import { failed, ok, type Failed, type Result } from '@/lib/std/result'
import { unixSeconds, type UnixSeconds } from '@/lib/std/units'
import { askCapabilities } from './ask-capabilities'
import { DIALECTS } from './dialects'
import { createPrometheusClient } from './prometheus-client'
import type { Envelope, PrometheusFailure } from './read-envelope'
import { readMatrix, readVector, type ResultProblem } from './read-result'
import type { PrometheusSettings } from './settings'

export interface PrometheusStore extends MetricStore {
  /** Closes the kept connections. */
  close(): void
}

/**
 * A store that speaks the API of Prometheus 2 or 3, or that of Thanos, Mimir or VictoriaMetrics.
 * It opens nothing before the first call.
 */
export function createPrometheusStore(settings: PrometheusSettings, hooks: OutboundHooks = {}): PrometheusStore {
  const dialect = DIALECTS[settings.type]
  const title = `${dialect.product} "${settings.name}"`
  const http = createHttpClient(
    { source: settings.name, title, concurrency: settings.concurrency, hosts: { loopbackNames: false } },
    hooks,
  )
  const ask = createPrometheusClient(settings, http, title)
  const scope = { scope: settings.scope }
  const serverTimeout = (call: UpstreamCall): string => `${Math.ceil(Math.min(call.timeoutMs, settings.timeoutMs))}ms`

  function fail(failure: PrometheusFailure): Failed<PharosError> {
    const details = { ...failure.details, source: 'prometheus', store: settings.name, product: dialect.product }
    return failed(new PharosError(failure.code, failure.message, details))
  }

  function unread(problem: ResultProblem): Failed<PharosError> {
    return problem === 'series'
      ? fail({ code: 'too_large', message: `${title} answered more than ${settings.maxSeries} series.`, details: {} })
      : fail({ code: 'upstream_invalid', message: `${title} does not answer as Prometheus does.`, details: {} })
  }

  function answer<T>(
    envelope: Envelope,
    read: Result<readonly T[], ResultProblem>,
  ): Result<{ series: readonly T[]; warnings: readonly string[]; infos: readonly string[] }, PharosError> {
    if (!read.ok) return unread(read.error)
    return ok({ series: read.value, warnings: envelope.warnings, infos: envelope.infos })
  }

  return {
    name: settings.name,
    type: settings.type,
    settlingSeconds: dialect.settlingSeconds(settings),

    async now(call) {
      const envelope = await ask({
        operation: 'now',
        call,
        atStoreTime: true,
        send: (driver) => driver.instantQuery('time()', undefined, serverTimeout(call)),
      })
      if (!envelope.ok) return fail(envelope.error)
      const read = readVector(envelope.value.data, 1)
      const value = read.ok ? read.value[0]?.value : undefined
      return value !== undefined && Number.isFinite(value) ? ok(unixSeconds(value)) : unread('shape')
    },

    async instant(expression, at, call) {
      const query = printExpression(expression, scope)
      const envelope = await ask({
        operation: 'query',
        call,
        send: (driver) => driver.instantQuery(query, driverTime(at), serverTimeout(call)),
      })
      if (!envelope.ok) return fail(envelope.error)
      return answer(envelope.value, readVector(envelope.value.data, settings.maxSeries))
    },

    async range(expression, { from, to, stepSeconds }, call) {
      const query = printExpression(expression, scope)
      const envelope = await ask({
        operation: 'query_range',
        call,
        send: (driver) => driver.rangeQuery(query, driverTime(from), driverTime(to), stepSeconds, serverTimeout(call)),
      })
      if (!envelope.ok) return fail(envelope.error)
      return answer(envelope.value, readMatrix(envelope.value.data, settings.maxSeries))
    },

    async capabilities(call) {
      const told = await askCapabilities(ask, { scope: settings.scope, dialect }, call)
      if (!told.ok) return fail(told.error)
      return ok({
        ...told.value,
        scrapeIntervalSeconds: settings.scrapeIntervalSeconds ?? told.value.scrapeIntervalSeconds,
        retentionSeconds: settings.retentionSeconds ?? told.value.retentionSeconds,
      })
    },

    close: () => http.close(),
  }
}

/** Milliseconds, for the driver. It takes 0 for "now", so the beginning of time is one millisecond late. */
function driverTime(seconds: UnixSeconds): number {
  return seconds === 0 ? 1 : seconds * 1000
}

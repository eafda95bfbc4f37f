import type { MetricCapabilities } from '@/lib/ports/metric-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { printExpression } from '@/lib/promql/print-expression'
import { failed, ok, type Result } from '@/lib/std/result'
import type { Dialect, StatusEndpoint } from './dialects'
import type { Ask, Question } from './prometheus-client'
import { readRetention, readScrapeInterval, readVersion } from './read-capabilities'
import type { PrometheusFailure } from './read-envelope'

const NATIVE_DURATION = 'istio_request_duration_milliseconds'

const STATUS: Readonly<Record<StatusEndpoint, Question['send']>> = {
  config: (driver) => driver.status(),
  flags: (driver) => driver.statusFlags(),
  runtimeinfo: (driver) => driver.statusRuntimeInfo(),
  buildinfo: (driver) => driver.statusBuildinfo(),
}

/** Asks the status endpoints that there are at once. Only the metric names are required: what else a store lacks stays undefined. */
export async function askCapabilities(
  ask: Ask,
  { scope, dialect }: { readonly scope: Readonly<Record<string, string>>; readonly dialect: Dialect },
  call: UpstreamCall,
): Promise<Result<MetricCapabilities, PrometheusFailure>> {
  const status = async (endpoint: StatusEndpoint): Promise<unknown> => {
    if (!dialect.status.has(endpoint)) return undefined
    const send = STATUS[endpoint]
    const envelope = await ask({ operation: 'status', call, send })
    return envelope.ok ? envelope.value.data : undefined
  }
  const match = istioSelector(scope)
  const [names, config, flags, runtime, build] = await Promise.all([
    ask({ operation: 'label_values', call, send: (driver) => driver.labelValues('__name__', match) }),
    status('config'),
    status('flags'),
    status('runtimeinfo'),
    status('buildinfo'),
  ])
  if (!names.ok) return names
  const listed = names.value.data ?? []
  if (!Array.isArray(listed)) {
    return failed({ code: 'upstream_invalid', message: 'The list of metric names cannot be read.', details: {} })
  }
  // A store that ignores `match[]` answers every name.
  const istio = listed.filter((name) => typeof name === 'string').filter((name) => name.startsWith('istio_'))
  return ok({
    version: readVersion(build),
    scrapeIntervalSeconds: readScrapeInterval(config),
    retentionSeconds: readRetention(runtime, flags),
    istioMetrics: istio.toSorted(),
    nativeDuration: istio.includes(NATIVE_DURATION),
  })
}

/** `{__name__=~"istio_.*", …}`: the printer wants a metric's name, a series selector needs none. */
function istioSelector(scope: Readonly<Record<string, string>>): string {
  const matchers = [{ label: '__name__', operator: '=~', value: 'istio_.*' }] as const
  return printExpression({ kind: 'selector', metric: 'm', matchers }, { scope }).slice('m'.length)
}

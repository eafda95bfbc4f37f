import type { Source } from '@/lib/url/api-types'
import type { DoctorEvidence, MetricEvidence, SourceEvidence, SourceFailure, TraceEvidence } from '../evidence'
import { source } from './source'

function own(type: Source['type'], part: Partial<SourceEvidence> = {}): SourceEvidence {
  return {
    source: source(type),
    address: `http://${type}.test`,
    tenant: null,
    latencyMs: 3,
    clockOffsetSeconds: 0,
    origin: 'configured',
    pin: null,
    failure: null,
    ...part,
  }
}

/** A metric store in which everything is found; parts are replaced by `part`. */
export function metricEvidence(part: Partial<MetricEvidence> = {}): MetricEvidence {
  return {
    ...own('prometheus'),
    kind: 'metrics',
    istioMetrics: ['istio_build', 'istio_request_duration_milliseconds_bucket', 'istio_requests_total'],
    nativeDuration: false,
    newest: { ageSeconds: 4 },
    labels: { series: 9, missing: { connection_security_policy: 0, source_cluster: 0 } },
    refusals: [],
    warnings: [],
    ...part,
  }
}

export function traceEvidence(part: Partial<TraceEvidence> = {}): TraceEvidence {
  return {
    ...own('jaeger'),
    kind: 'traces',
    names: { all: 3, known: 3, example: 'cart.shop' },
    traces: 1,
    template: 'auto',
    ...part,
  }
}

const WEBHOOK = { kind: 'injector', configuration: 'istio-sidecar-injector', name: 'x', trust: 'trusts' } as const

/** A mesh in which nothing is wrong; parts are replaced by `part`. */
export function evidence(part: Partial<DoctorEvidence> = {}): DoctorEvidence {
  return {
    windowSeconds: 300,
    windowBeginsAgoSeconds: 300,
    namespaces: [],
    limited: false,
    cluster: { ...own('kubernetes'), kind: 'kubernetes' },
    metrics: [metricEvidence()],
    traces: traceEvidence(),
    grafana: { ...own('grafana'), kind: 'grafana', dashboards: { wanted: 6, missing: [] } },
    istiod: { ...own('istiod'), kind: 'istiod', namespace: 'mesh', proxies: 4, denied: null, webhooks: [WEBHOOK] },
    pods: [{ name: 'shop', pods: 4, sidecarPods: 4, ambientPods: 0 }],
    controlPlanes: 1,
    builds: [
      { component: 'proxy', namespace: 'shop', count: 4 },
      { component: 'pilot', namespace: 'istio-system', count: 1 },
    ],
    traffic: [{ source: 'shop', destination: 'shop', perSecond: 2 }],
    entry: null,
    ...part,
  }
}

export function failure(part: Partial<SourceFailure> = {}): SourceFailure {
  return {
    code: 'upstream_unavailable',
    message: 'It failed.',
    cause: null,
    status: null,
    type: null,
    upstream: null,
    ...part,
  }
}

import type { CauseId } from './causes'
import { clockRule } from './clock'
import { CLUSTER_RULES } from './cluster-rules'
import type { DoctorEvidence, SourceEvidence } from './evidence'
import { grafanaRule } from './grafana-rule'
import { ISTIO_METRIC_RULES, noIstioMetricsRule } from './istio-metrics'
import { ISTIOD_RULES } from './istiod-rules'
import { type Judgement, type Rule, unknown } from './judgement'
import { limitRule, partialRule } from './limits'
import type { CheckResult, DoctorCheck, SourceReport } from './model'
import { REACH_RULES, reachCause } from './reach'
import { SAMPLE_RULES } from './samples'
import { asSoonAs } from './source-words'
import { TRACE_RULES } from './trace-rules'
import { TRAFFIC_RULES } from './traffic'

const METRIC_RULES = [partialRule, noIstioMetricsRule, ...SAMPLE_RULES, ...ISTIO_METRIC_RULES, ...TRAFFIC_RULES]
const ORDER: readonly CheckResult[] = ['found', 'unknown', 'clear']

/**
 * Looks for every cause in what is known of each source. A cause that another one explains is not blamed: it is `unknown`, and says
 * which comes first.
 *
 * @returns metric stores, cluster, trace store, Grafana, istiod; of each what was found first, then what is unknown, then what is clear
 */
export function diagnose(evidence: DoctorEvidence): readonly SourceReport[] {
  const { metrics, cluster, traces, grafana, istiod } = evidence
  const foundAnywhere = new Set<CauseId>()
  const look = <E extends SourceEvidence>(own: E, rules: readonly Rule<E>[]) => {
    return report(own, examine(own, { rules, all: evidence, foundAnywhere }))
  }
  // The cluster first: that pods are outside of the mesh explains what the stores lack.
  const ofCluster = look(cluster, [...REACH_RULES, limitRule, clockRule, ...CLUSTER_RULES])
  const ofMetrics = metrics.map((own, index) => {
    const rules = METRIC_RULES.filter(({ once }) => index === 0 || once !== true)
    return look(own, [...REACH_RULES, limitRule, clockRule, ...rules])
  })
  return [
    ...ofMetrics,
    ofCluster,
    ...(traces === null ? [] : [look(traces, [...REACH_RULES, limitRule, clockRule, ...TRACE_RULES])]),
    ...(grafana === null ? [] : [look(grafana, [...REACH_RULES, limitRule, clockRule, grafanaRule])]),
    ...(istiod === null ? [] : [look(istiod, ISTIOD_RULES)]),
  ]
}

/** What is found of a source without asking it anything: from why its newest answer was none, and the kinds that are not read. */
export function knownCauses({ source, failure }: Pick<SourceEvidence, 'source' | 'failure'>): readonly CauseId[] {
  const kinds = failure === null ? (source.kinds ?? []) : []
  return [
    ...(failure === null ? [] : [reachCause(failure)]),
    ...(kinds.some(({ state }) => state === 'denied') ? (['S22'] as const) : []),
    ...(kinds.some(({ state }) => state === 'failed') ? (['S28'] as const) : []),
  ]
}

interface Looking<E extends SourceEvidence> {
  readonly rules: readonly Rule<E>[]
  readonly all: DoctorEvidence
  readonly foundAnywhere: Set<CauseId>
}

function examine<E extends SourceEvidence>(own: E, { rules, all, foundAnywhere }: Looking<E>): readonly DoctorCheck[] {
  const foundHere = new Set<CauseId>()
  const checks: DoctorCheck[] = []
  for (const { cause, severity, after = [], afterAny = [], despiteFailure = false, judge } of rules) {
    const judged = own.failure === null || despiteFailure ? judge(own, all) : unknown(asSoonAs(own.source))
    const first = after.find((one) => foundHere.has(one)) ?? afterAny.find((one) => foundAnywhere.has(one))
    const judgement = judged.result === 'found' && first !== undefined ? explained(first) : judged
    if (judgement.result === 'found') {
      foundHere.add(cause)
      foundAnywhere.add(cause)
    }
    checks.push({ cause, source: own.source.id, severity, ...judgement })
  }
  return checks
}

function explained(first: CauseId): Judgement {
  return unknown(`${first} comes first, and may explain it.`)
}

function report(own: SourceEvidence, checks: readonly DoctorCheck[]): SourceReport {
  const { source, address, latencyMs, tenant, clockOffsetSeconds, origin, pin } = own
  return {
    ...{ source, address, latencyMs, tenant, clockOffsetSeconds, origin, pin },
    newestSampleAgeSeconds: own.newestSampleAgeSeconds ?? null,
    checks: checks.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result)),
  }
}

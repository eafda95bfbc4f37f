import type { CauseId } from '@/lib/doctor/causes'
import { diagnose } from '@/lib/doctor/diagnose'
import type { DoctorEvidence } from '@/lib/doctor/evidence'
import { evidence, metricEvidence, traceEvidence } from '@/lib/doctor/testing/evidence'
import { source } from '@/lib/doctor/testing/source'
import { clusterFacts, workload } from '@/lib/graph/testing/facts'
import { expect, it } from 'vitest'
import { buildChecklist } from './build-checklist'
import type { SetupStepId } from './checklist'
import type { SetupKnown } from './setup-known'
import { known } from './testing/known'

const cluster = clusterFacts({ workloads: [workload('a', { sidecarPods: 10 })] })
const counted = { proxies: 4, controlPlanes: 1, secured: 9, unsecured: 0 }
const pods = [{ name: 'shop', pods: 10, sidecarPods: 10, ambientPods: 0 }]
const pilot = { component: 'pilot', namespace: 'istio-system', count: 1 }
const proxies = { component: 'proxy', namespace: 'shop', count: 4 }
const kubernetes = (state: 'denied' | 'failed') =>
  source('kubernetes', { state: 'partial', kinds: [{ kind: 'jobs.batch', state, message: null }] })
const ofCluster = (state: 'denied' | 'failed') => ({ cluster: { ...evidence().cluster, source: kubernetes(state) } })
const metrics = (part: Parameters<typeof metricEvidence>[0]) => ({ metrics: [metricEvidence(part)] })
const traces = (names: { all: number; known: number; example: null }) => ({ traces: traceEvidence({ names }) })
const old = ['istio_request_duration_seconds_sum']

it.each<[CauseId, SetupStepId, Partial<DoctorEvidence>, Partial<SetupKnown>]>([
  ['S08', 'istio-metrics', metrics({ istioMetrics: [] }), { istioMetrics: [] }],
  ['S11', 'istio-metrics', metrics({ istioMetrics: old }), { istioMetrics: old }],
  [
    'S10',
    'security-labels',
    metrics({ labels: { series: 9, missing: { connection_security_policy: 2 } } }),
    { counted: { ...counted, secured: 7, unsecured: 2 } },
  ],
  ['S17', 'proxies-scraped', { pods, builds: [pilot] }, { cluster, counted: { ...counted, proxies: 0 } }],
  ['S17', 'proxies-scraped', { pods, builds: [pilot, proxies] }, { cluster, counted }],
  ['S18', 'control-plane-scraped', { builds: [proxies] }, { counted: { ...counted, controlPlanes: 0 } }],
  ['S22', 'api-server', ofCluster('denied'), { sources: [kubernetes('denied')] }],
  ['S28', 'api-server', ofCluster('failed'), { sources: [kubernetes('failed')] }],
  [
    'S23',
    'trace-names',
    traces({ all: 3, known: 0, example: null }),
    { traces: { names: 3, matched: 0, template: 'auto' } },
  ],
  [
    'S24',
    'trace-names',
    traces({ all: 0, known: 0, example: null }),
    { traces: { names: 0, matched: 0, template: 'auto' } },
  ],
])('of %s the doctor says what the checklist says at %s', (cause, id, seen, set) => {
  const check = diagnose(evidence(seen))
    .flatMap(({ checks }) => checks)
    .find((one) => one.cause === cause && one.result === 'found')
  const step = buildChecklist(known(set)).find((one) => one.id === id)
  expect(check?.fix?.text).toBeDefined()
  expect({ found: step?.found, fix: step?.fix }).toEqual({ found: check?.found, fix: check?.fix })
})

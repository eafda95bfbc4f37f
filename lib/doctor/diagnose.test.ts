import { portForwardRole } from '@/lib/access/port-forward-role'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAUSES, type CauseId } from './causes'
import { diagnose, knownCauses } from './diagnose'
import type { DoctorEvidence, MetricEvidence, TraceEvidence } from './evidence'
import { reachCause } from './reach'
import { evidence, failure, metricEvidence, traceEvidence } from './testing/evidence'

function foundIn(known: DoctorEvidence): readonly CauseId[] {
  return diagnose(known).flatMap(({ checks }) => checks.filter(({ result }) => result === 'found').map(({ cause }) => cause)) // prettier-ignore
}

const metrics = (part: Partial<MetricEvidence>) => ({ metrics: [metricEvidence(part)] })
const traces = (part: Partial<TraceEvidence>) => ({ traces: traceEvidence(part) })
const { cluster, grafana, istiod, metrics: usual } = evidence()
const scraped = usual[0]?.source
const shop = { name: 'shop', pods: 4, sidecarPods: 4, ambientPods: 0 }

test('nothing is found where nothing is wrong', () => {
  expect(foundIn(evidence())).toEqual([])
})

describe('each cause is named, and no other', () => {
  test.each<[CauseId, Partial<DoctorEvidence>]>([
    ['S08', metrics({ istioMetrics: [], labels: { series: 0, missing: {} } })],
    ['S09', { namespaces: ['gone'], pods: [], traffic: [] }],
    ['S10', metrics({ labels: { series: 9, missing: { source_cluster: 9, destination_cluster: 9 } } })],
    ['S11', metrics({ istioMetrics: ['istio_request_duration_seconds_bucket', 'istio_requests_total'] })],
    ['S12', metrics({ newest: { ageSeconds: null } })],
    ['S12', metrics({ newest: { ageSeconds: 120 } })],
    ['S13', metrics({ clockOffsetSeconds: -31 })],
    ['S14', { windowSeconds: 29 }],
    ['S15', metrics({ source: { ...source(), retentionSeconds: 299 } })],
    ['S16', metrics({ istioMetrics: ['istio_requests_total'] })],
    ['S17', { builds: [{ component: 'pilot', namespace: null, count: 1 }] }],
    ['S17', { pods: [shop, { ...shop, name: 'lab' }] }],
    ['S17', { pods: [{ ...shop, pods: 40, sidecarPods: 40 }] }],
    ['S18', { builds: [{ component: 'proxy', namespace: 'shop', count: 4 }] }],
    ['S19', metrics({ refusals: [failure({ code: 'too_large', status: 422 })] })],
    ['S20', metrics({ warnings: ['a store is missing'] })],
    ['S21', metrics({ newest: { ageSeconds: 40 } })],
    [
      'S22',
      {
        cluster: {
          ...cluster,
          source: { ...cluster.source, kinds: [{ kind: 'pods', state: 'denied', message: null }] },
        },
      },
    ],
    ['S22', { cluster: { ...cluster, logsDenied: ['shop'] } }],
    ['S23', traces({ names: { all: 3, known: 0, example: 'x' }, traces: null })],
    ['S24', traces({ traces: 0 })],
    ['S24', traces({ names: { all: 0, known: 0, example: null }, traces: null })],
    ['S25', { grafana: grafana && { ...grafana, dashboards: { wanted: 6, missing: ['Istio Mesh Dashboard'] } } }],
    ['S26', { pods: [{ ...shop, sidecarPods: 0 }], traffic: [] }],
    ['S27', { traffic: [{ source: 'shop', destination: 'shop', perSecond: 0 }] }],
    ['S27', { traffic: [] }],
    [
      'S28',
      {
        cluster: {
          ...cluster,
          source: { ...cluster.source, kinds: [{ kind: 'pods', state: 'failed', message: 'x' }] },
        },
      },
    ],
    ['S29', { istiod: istiod && { ...istiod, denied: 'You may not.' } }],
    ['S29', { istiod: istiod && { ...istiod, failure: failure() } }],
    [
      'S30',
      {
        istiod: istiod && {
          ...istiod,
          webhooks: [{ kind: 'injector', configuration: 'a', name: 'b', trust: 'differs' }],
        },
      },
    ],
  ])('%s', (cause, part) => {
    expect(foundIn(evidence(part))).toEqual([cause])
  })
})

function source() {
  if (scraped === undefined) throw new Error('the usual evidence has a metric store')
  return scraped
}

test('the clock that is blamed is the one that disagrees with most', () => {
  const ahead = traces({ clockOffsetSeconds: 400 })
  const [, , report] = diagnose(evidence(ahead))
  expect(report?.checks[0]).toMatchObject({ cause: 'S13', source: 'jaeger', result: 'found' })
  // All of them are far from ours, and agree: times that are compared come from them.
  const far = { clockOffsetSeconds: 9e6 }
  const all = { cluster: { ...cluster, ...far }, grafana: grafana && { ...grafana, ...far }, istiod: null }
  expect(foundIn(evidence({ ...all, ...metrics(far), ...traces(far) }))).toEqual([])
})

test('a later cause is not blamed where an earlier one explains it', () => {
  const known = evidence({ ...metrics({ istioMetrics: [], newest: { ageSeconds: null } }), builds: [], traffic: [] })
  expect(foundIn(known)).toEqual(['S08'])
  const [report] = diagnose(known)
  expect(report?.checks.find(({ cause }) => cause === 'S17')).toMatchObject({
    result: 'unknown',
    found: 'S08 comes first, and may explain it.',
  })
})

describe('what helps istiod is said for the namespace of the control plane', () => {
  const fixOf = (part: Partial<NonNullable<DoctorEvidence['istiod']>>, wanted: CauseId) =>
    diagnose(evidence({ istiod: istiod && { ...istiod, ...part } }))
      .flatMap(({ checks }) => checks)
      .find(({ cause, result }) => cause === wanted && result === 'found')?.fix?.snippet
  const differs = { kind: 'injector', configuration: 'a', name: 'b', trust: 'differs' } as const

  test('as a right', () => {
    expect(fixOf({ denied: 'You may not.' }, 'S29')).toBe(portForwardRole('mesh'))
  })

  test('as commands, and in none that a shell would take apart', () => {
    expect(fixOf({ failure: failure() }, 'S29')).toMatch(/^kubectl --namespace mesh get pods/)
    expect(fixOf({ failure: failure(), namespace: '$(id)' }, 'S29')).toMatch(/^kubectl --namespace <namespace> get/)
    expect(fixOf({ webhooks: [differs] }, 'S30')).toBe('kubectl --namespace mesh rollout restart deployment/istiod')
  })
})

describe('a right that is missing', () => {
  const checkOf = (part: Partial<DoctorEvidence['cluster']>) =>
    diagnose(evidence({ cluster: { ...cluster, ...part } }))
      .flatMap(({ checks }) => checks)
      .find(({ cause }) => cause === 'S22')

  test('of logs is named by namespace, with a role for each', () => {
    const check = checkOf({ logsDenied: ['lab', 'shop'] })
    expect(check).toMatchObject({
      found: 'The account of Pharos may not read pods/log in lab, shop.',
      about: ['pods/log'],
    })
    expect(check?.fix?.snippet?.match(/^kind: Role$/gm)).toHaveLength(2)
  })

  test('stands beside that of kinds', () => {
    const kinds = [{ kind: 'jobs.batch', state: 'denied', message: null }]
    const check = checkOf({ source: { ...cluster.source, kinds }, logsDenied: ['shop'] })
    expect(check?.found).toBe('The account of Pharos may not read jobs.batch, nor pods/log in shop.')
    expect(check?.about).toEqual(['jobs.batch', 'pods/log'])
    expect(check?.fix?.snippet?.split('\n---\n')).toHaveLength(2)
  })

  test('is none where logs may be read', () => {
    expect(checkOf({ logsDenied: [] })?.result).toBe('clear')
  })
})

test('whoever does not see everything is told no number of the whole mesh', () => {
  const part = metrics({ labels: { series: 7177, missing: { source_cluster: 7111 } } })
  const names = traces({ names: { all: 4321, known: 0, example: 'secret.place' } })
  const text = JSON.stringify(diagnose(evidence({ limited: true, ...part, ...names })))
  expect(text).not.toMatch(/7177|7111|4321|secret/)
})

test('what was asked already tells a part without any question', () => {
  expect(knownCauses({ source: cluster.source, failure: failure({ status: 401 }) })).toEqual(['S04'])
  const kinds = [
    { kind: 'pods', state: 'failed', message: null },
    { kind: 'jobs.batch', state: 'denied', message: null },
  ]
  expect(knownCauses({ source: { ...cluster.source, kinds }, failure: null })).toEqual(['S22', 'S28'])
})

const anyFailure = fc.record({
  code: fc.constantFrom('upstream_unavailable', 'upstream_timeout', 'upstream_invalid', 'too_large', 'bad_request'),
  message: fc.string(),
  cause: fc.option(fc.constantFrom('ENOTFOUND', 'ECONNREFUSED', 'CERT_HAS_EXPIRED', 'EPROTO', 'HPE_X', '__proto__')),
  status: fc.option(fc.integer({ min: 100, max: 599 })),
  type: fc.option(fc.constantFrom('text/html', 'text/plain', '')),
  upstream: fc.option(fc.string()),
})
const number = fc.option(fc.oneof(fc.double(), fc.nat(1000)))
const name = fc.oneof(fc.constantFrom('shop', 'lab', '__proto__', ''), fc.string({ maxLength: 6 }))
const count = fc.nat(5)
const anyMetrics = fc.record({
  failure: fc.option(anyFailure, { freq: 2 }),
  clockOffsetSeconds: number,
  istioMetrics: fc.option(fc.subarray(['istio_build', 'istio_requests_total', 'istio_request_duration_seconds_sum'])),
  newest: fc.option(fc.record({ ageSeconds: number })),
  labels: fc.option(fc.record({ series: count, missing: fc.dictionary(name, count) })),
  refusals: fc.array(anyFailure, { maxLength: 2 }),
  warnings: fc.array(fc.string(), { maxLength: 2 }),
})
const anyEvidence = fc.record({
  windowSeconds: fc.integer({ min: 15, max: 2_592_000 }),
  windowBeginsAgoSeconds: fc.nat(),
  namespaces: fc.array(name, { maxLength: 3 }),
  logsDenied: fc.array(name, { maxLength: 3 }),
  limited: fc.boolean(),
  stores: fc.array(anyMetrics, { maxLength: 2 }),
  pods: fc.option(fc.array(fc.record({ name, pods: count, sidecarPods: count, ambientPods: count }), { maxLength: 3 })),
  controlPlanes: fc.option(count),
  builds: fc.option(
    fc.array(fc.record({ component: fc.constantFrom('proxy', 'pilot', 'x'), namespace: fc.option(name), count })),
  ),
  traffic: fc.option(fc.array(fc.record({ source: name, destination: name, perSecond: fc.nat(2) }), { maxLength: 3 })),
})

test('whatever is known: nothing throws, one way has one block, and what is found can be mended', () => {
  fc.assert(
    fc.property(anyEvidence, ({ stores, logsDenied, ...part }) => {
      const known = evidence({
        ...part,
        cluster: { ...cluster, logsDenied },
        metrics: stores.map((store) => metricEvidence(store)),
      })
      const reports = diagnose(known)
      for (const [index, { checks }] of reports.entries()) {
        const found = checks.filter(({ result }) => result === 'found')
        const reach = found.filter(({ cause }) => cause <= 'S07')
        expect(reach.length).toBeLessThanOrEqual(1)
        expect(found.every(({ fix }) => (fix?.text ?? '') !== '')).toBe(true)
        expect(new Set(checks.map(({ cause }) => cause)).size).toBe(checks.length)
        expect(checks.every(({ cause }) => CAUSES.includes(cause))).toBe(true)
        const why = known.metrics[index]?.failure ?? null
        const causes = found.map(({ cause }) => cause)
        expect(causes).toEqual(expect.arrayContaining(why === null ? [] : [reachCause(why)]))
      }
    }),
  )
})

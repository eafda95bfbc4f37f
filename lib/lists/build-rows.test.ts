import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import { planQueries } from '@/lib/graph/query/plan-queries'
import { readAnswers } from '@/lib/graph/read-answers'
import { SUMMARY_REQUEST, summariseMesh } from '@/lib/graph/summary/summarise-mesh'
import { clusterFacts, meshFacts, namespace, service, workload } from '@/lib/graph/testing/facts'
import { report } from '@/lib/graph/testing/report'
import { describe, expect, it } from 'vitest'
import { buildApplicationRows } from './build-application-rows'
import { buildNamespaceRows } from './build-namespace-rows'
import { buildServiceRows } from './build-service-rows'
import { buildWorkloadRows } from './build-workload-rows'
import type { MeshView } from './mesh-view'

const REQUEST = { ...DEFAULT_REQUEST, ...SUMMARY_REQUEST, durationSeconds: 60, at: 1_700_000_000 }
const FACTS = meshFacts({
  asOf: new Date(REQUEST.at * 1000).toISOString(),
  clusters: [
    clusterFacts({
      namespaces: [namespace('shop'), namespace('empty'), namespace('other')],
      workloads: [
        workload('cart-v1', { labels: { app: 'cart', version: 'v1' } }),
        workload('cart-v2', { labels: { app: 'cart', version: 'v2' }, available: 0 }),
        workload('web', { app: null }),
        workload('d-v1', { namespace: 'other' }),
      ],
      services: [
        service('cart', { workloads: ['cart-v1', 'cart-v2'], ports: [{ number: 80, name: null, protocol: 'HTTP' }] }),
      ],
      serviceEntries: [
        {
          ref: { cluster: 'east', kind: 'ServiceEntry', namespace: 'shop', name: 'pay' },
          hosts: ['pay.example.com'],
          location: 'mesh-external',
          exportTo: [],
        },
      ],
    }),
  ],
})
const REQUESTS = [
  report('source', ['web', 'cart-v1'], 9),
  report('source', ['web', 'cart-v1'], 1, { response_code: '503' }),
  report('source', ['web', 'cart-v2'], 10),
]
const INFO = ['shop', 'empty', 'other'].map((name) => {
  return {
    cluster: 'east',
    name,
    mode: 'sidecar',
    labels: { 'istio.io/rev': 'stable' },
    mtls: null,
    configObjects: 2,
  } as const
})

function viewOf(facts = FACTS, unknown: string | null = null): MeshView {
  const plan = planQueries(REQUEST, facts)
  const read = readAnswers(plan, REQUEST, facts, new Map(unknown === null ? [['requests', REQUESTS]] : []))
  return { facts, things: summariseMesh(read, null, unknown), namespaces: INFO }
}

describe('applications', () => {
  it('are the workloads of one app label, with their versions and what all of them have', () => {
    expect(buildApplicationRows(viewOf()).map(({ namespace: ns, name }) => `${ns}/${name}`)).toEqual([
      'other/d',
      'shop/cart',
    ])
    expect(buildApplicationRows(viewOf())[1]).toMatchObject({
      versions: ['v1', 'v2'],
      workloads: 2,
      labels: { app: 'cart' },
      traffic: { requestRate: 20, errorPercent: 5 },
      health: { status: 'failure' },
    })
  })
})

describe('services', () => {
  it('are those of Kubernetes and those of entries', () => {
    expect(buildServiceRows(viewOf())).toMatchObject([
      { name: 'cart', kind: 'kubernetes', ports: [{ number: 80 }], traffic: { requestRate: 20 } },
      { name: 'pay', kind: 'external', hosts: ['pay.example.com'], mode: 'none' },
    ])
  })
})

describe('namespaces', () => {
  it('are as healthy as the worst of what is in them, and name it', () => {
    const [empty, other, shop] = buildNamespaceRows(viewOf())
    expect(empty).toMatchObject({ workloads: 0, unhealthy: 0, health: { items: [{ text: 'Nothing runs in it' }] } })
    expect(other?.health?.status).toBe('healthy')
    expect(shop).toMatchObject({
      revision: 'stable',
      workloads: 3,
      services: 1,
      traffic: { requestRate: 20, errorPercent: 5 },
      health: { status: 'failure' },
    })
    expect(shop?.health?.items.map(({ text }) => text)).toContain(
      'workload cart-v2: 0 of 1 replica of cart-v2 available',
    )
  })

  it('count each request once, however it came', () => {
    const rates = (rows: readonly { traffic: { requestRate: number | null } | null }[]) =>
      rows.reduce((sum, { traffic }) => sum + (traffic?.requestRate ?? 0), 0)
    expect(rates(buildNamespaceRows(viewOf()))).toBe(rates(buildWorkloadRows(viewOf())))
  })
})

describe('every list', () => {
  const builders = [buildApplicationRows, buildServiceRows, buildNamespaceRows, buildWorkloadRows]

  it('holds nothing of a namespace that the user may not see', () => {
    const view = viewOf({ ...FACTS, access: { east: ['other'] } })
    for (const build of builders) {
      expect(build(view).every((row) => row.namespace === 'other')).toBe(true)
      expect(JSON.stringify(build(view))).not.toContain('cart')
    }
  })

  it('has its rows without traffic where the metric store does not answer, and says why', () => {
    for (const build of builders) {
      const rows = build(viewOf(FACTS, 'Prometheus is away'))
      expect(rows.map(({ traffic }) => traffic?.requestRate ?? null)).toEqual(rows.map(() => null))
      const things = rows.filter((row) => row.list !== 'namespaces' && row.name !== 'pay')
      expect(things.filter(({ health }) => !JSON.stringify(health).includes('Prometheus is away'))).toEqual([])
    }
  })

  it('lists what metrics tell of where the cluster cannot be read', () => {
    const blind = viewOf({ ...FACTS, clusters: [clusterFacts({ reachable: false })] })
    expect(buildWorkloadRows(blind).map(({ name, marks }) => `${name} ${marks.join()}`)).toContain(
      'cart-v1 not-in-cluster',
    )
    expect(buildApplicationRows(blind).map(({ name }) => name)).toContain('cart')
    expect(buildServiceRows(blind).map(({ name }) => name)).toContain('cart')
  })

  it('answers each row once', () => {
    for (const build of builders) {
      const ids = build(viewOf()).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

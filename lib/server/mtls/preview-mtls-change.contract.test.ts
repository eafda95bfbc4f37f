import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import { writeGraphRequest } from '@/lib/graph/request/write-graph-request'
import { planRequest } from '@/lib/server/edit/plan-request'
import { confirmPlan } from '@/lib/server/edit/testing/confirm-plan'
import { undoEdit } from '@/lib/server/edit/undo-edit'
import { getGraph } from '@/lib/server/graph/get-graph'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getNow } from '@/lib/server/sources/get-now'
import type { Graph } from '@/lib/graph/model'
import type { EditRequest, ReadyPlan } from '@/lib/url/edit-types'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
/** Two for each of three windows, the store's time, and what it says of itself. */
const ASKED_AT_MOST = 10

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
await getNow()
beforeEach(() => mesh.recorder.clear())

const context = () => ({ user: USER, signal: new AbortController().signal, requestId: 'test', undoOf: null })
const POLICY = { kind: 'peerauthentications.security.istio.io', namespace: 'bookinfo', name: 'default' } as const

function create(mode: string, namespace = 'bookinfo'): EditRequest {
  const metadata = { name: POLICY.name, namespace }
  const object = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata, spec: { mtls: { mode } } }
  return { ...POLICY, namespace, action: 'create', after: JSON.stringify(object) }
}

async function plan(request: EditRequest): Promise<ReadyPlan> {
  const planned = await planRequest(context(), request)
  if (planned.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(planned).slice(0, 2_000)}`)
  return planned
}

const asked = () => mesh.recorder.list().filter(({ path }) => path.startsWith('/api/v1/query')).length

/** Callers of details, and the requests per second of the last minute. */
async function callersOfDetails(): Promise<Readonly<Record<string, number>>> {
  const request = { ...DEFAULT_REQUEST, scope: { kind: 'namespaces', names: ['bookinfo'] }, type: 'workload', services: false, durationSeconds: 60, at: await getNow() } as const // prettier-ignore
  const { json } = await getGraph(USER, writeGraphRequest(request), context().signal)
  const { edges, nodes } = JSON.parse(new TextDecoder().decode(json)) as Graph
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.workload ?? 'unknown'
  const own = edges.filter(({ target }) => nameOf(target) === 'details-v1')
  return Object.fromEntries(own.map(({ source, rate }) => [nameOf(source), Math.round(rate)]))
}

test('STRICT names the callers without a proxy, and these fail once it is applied', async () => {
  const { mtls, ...planned } = await plan(create('STRICT'))
  expect(asked()).toBeLessThanOrEqual(ASKED_AT_MOST)
  expect(mtls?.wouldFail.first).toMatchObject([
    {
      source: null,
      target: { namespace: 'bookinfo', workload: 'details-v1', service: { namespace: 'bookinfo', name: 'details' } },
      reason: 'callerWithoutProxy',
      seenSeconds: 300,
    },
  ])
  expect(mtls?.wouldFail.first[0]?.rate).toBeCloseTo(3, 1)
  expect([mtls?.alreadyFails.count, mtls?.wouldWork.count, mtls?.cannotKnow.first]).toEqual([0, 0, []])
  expect(mtls?.modes.first.map(({ workload }) => workload)).toContain('reviews-v2')
  expect(mtls?.cannotCall.first.map(({ workload }) => workload)).toContain('batch')
  expect(mtls?.seen).toEqual({ seconds: 86_400, reason: null })
  expect(await callersOfDetails()).toEqual({ 'productpage-v1': 20, unknown: 3 })

  const { change } = await confirmPlan(context(), planned)
  mesh.clock.advance(120)
  expect(await callersOfDetails()).toEqual({ 'productpage-v1': 20 })

  // Seen within the day, and cut off now: that is told of whatever else touches the policy.
  await vi.waitUntil(() => getClusterSource().store?.get(POLICY.kind, 'bookinfo', 'default'), { timeout: 10_000 })
  const way = await undoEdit(context(), change ?? '')
  expect.assert(way.state === 'ready')
  expect(way.mtls?.wouldWork.first).toMatchObject([{ source: null, reason: 'callerWithoutProxy' }])
  await confirmPlan(context(), way)
  await vi.waitUntil(() => getClusterSource().store?.get(POLICY.kind, 'bookinfo', 'default') === undefined, { timeout: 10_000 }) // prettier-ignore
})

test('a change of something else asks for no traffic', async () => {
  const entry = `{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: x, namespace: bookinfo}, spec: {hosts: [x.example], ports: [{number: 80, name: http, protocol: HTTP}], resolution: DNS}}`
  const ref = { kind: 'serviceentries.networking.istio.io', namespace: 'bookinfo', name: 'x' }
  expect((await plan({ ...ref, action: 'create', after: entry })).mtls).toBeNull()
  expect(asked()).toBe(0)
})

import { startText } from '@/lib/config-objects/start/start-text'
import type { PolicyTemplate } from '@/lib/config-objects/examples/policy-templates'
import { readNewObjects } from '@/lib/config-objects/read-new-objects'
import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import { writeGraphRequest } from '@/lib/graph/request/write-graph-request'
import type { Graph } from '@/lib/graph/model'
import { planRequest } from '@/lib/server/edit/plan-request'
import { confirmPlan } from '@/lib/server/edit/testing/confirm-plan'
import { getGraph } from '@/lib/server/graph/get-graph'
import { getNow } from '@/lib/server/sources/get-now'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { sayChange } from '@/lib/i18n/say-change'
import { afterAll, expect, test } from 'vitest'
import { getObjectStart } from './get-object-start'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const KIND = 'authorizationpolicies.security.istio.io'
/** Of the graph's window, which what is new has filled by then. */
const SECONDS = 60

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
await getNow()

const signal = () => new AbortController().signal
const context = () => ({ user: USER, signal: signal(), requestId: 'test', undoOf: null })

/** Makes what the page begins with at a place, as it stands there; gives the words of the preview. */
async function make(query: string, template: PolicyTemplate): Promise<readonly string[]> {
  const start = await getObjectStart(USER, KIND, new URLSearchParams(query), signal())
  const objects = readNewObjects(startText(KIND, { start, template, caller: null }) ?? '', KIND)
  expect.assert(objects.ok)
  const [{ text: after, ...ref } = { text: '', kind: KIND, namespace: '', name: '' }] = objects.value
  const planned = await planRequest(context(), { action: 'create', ...ref, after })
  expect.assert(planned.state === 'ready')
  await confirmPlan(context(), planned)
  mesh.clock.advance(SECONDS + 10)
  return planned.words.map(sayChange)
}

/** Requests a second and per cent of failures, by caller and service. */
async function edges(): Promise<Readonly<Record<string, readonly [rate: number, failed: number]>>> {
  const request = { ...DEFAULT_REQUEST, scope: { kind: 'namespaces', names: ['bookinfo'] }, type: 'workload', services: true, durationSeconds: SECONDS, at: await getNow() } as const // prettier-ignore
  const { json } = await getGraph(USER, writeGraphRequest(request), signal())
  const graph = JSON.parse(new TextDecoder().decode(json)) as Graph
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)
  const carrying = graph.edges.filter(({ rate, target }) => rate > 0.01 && nameOf(target)?.kind === 'service')
  return Object.fromEntries(
    carrying.map(({ source, target, rate, errorPercent }) => [
      `${nameOf(source)?.workload ?? 'unknown'} → ${nameOf(target)?.service ?? ''}`,
      [Math.round(rate), Math.round(errorPercent ?? 0)],
    ]),
  )
}

test('what the page begins with denies all, then allows the caller that was seen (step 21)', async () => {
  expect(await make('namespace=bookinfo', 'deny-all')).toContain('Policy deny-all now denies everything in bookinfo')
  const denied = await edges()
  expect(denied['istio-ingressgateway → productpage']).toEqual([20, 100])
  expect(Object.keys(denied).filter((edge) => edge.startsWith('productpage'))).toEqual([])

  await make('namespace=bookinfo&workload=productpage-v1', 'allow-caller')
  const allowed = await edges()
  expect(allowed['istio-ingressgateway → productpage']).toEqual([20, 0])
  expect(allowed['productpage-v1 → details']).toEqual([20, 100])
  expect(allowed['productpage-v1 → reviews']).toEqual([40, 100])
})

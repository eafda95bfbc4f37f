import type { NamespaceDetails } from '@/lib/mesh/details/model'
import { changeMode, type ModeAction } from '@/lib/istio/edit/labels/mode-actions'
import { writeLabelText } from '@/lib/istio/edit/labels/labels-answer'
import { getNamespaceDetails } from '@/lib/server/details/get-details'
import { getLabels } from '@/lib/server/edit/get-labels'
import { planRequest } from '@/lib/server/edit/plan-request'
import { confirmPlan } from '@/lib/server/edit/testing/confirm-plan'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test, vi } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const NAMESPACE = { namespace: '_', kind: 'namespaces', name: 'legacy' } as const
const BATCH = { namespace: 'legacy', kind: 'deployments.apps', name: 'batch' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)

mesh.store.create({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'istio-revision-tag-prod-stable', labels: { 'istio.io/tag': 'prod-stable', 'istio.io/rev': '1-31-1' } }, // prettier-ignore
})

const context = () => ({ user: USER, signal: new AbortController().signal, requestId: 'test', undoOf: null })

async function act(on: typeof NAMESPACE | typeof BATCH, action: ModeAction): Promise<readonly string[]> {
  const answer = await labelsOf(on)
  const change = changeMode(answer, action, '2026-01-01T00:00:00Z')
  expect.assert('sets' in change)
  const { kind, namespace, name } = answer
  const [before, after] = [writeLabelText(answer, answer.sets), writeLabelText(answer, change.sets)]
  const planned = await planRequest(context(), { action: 'update', kind, namespace, name, before, after })
  expect.assert(planned.state === 'ready')
  await confirmPlan(context(), planned)
  return planned.words.map(({ id }) => id)
}

const legacy = (): Promise<NamespaceDetails> => getNamespaceDetails(USER, 'legacy', new URLSearchParams())
const behind = async (): Promise<readonly string[]> =>
  (await legacy()).behind.pods.map((pod) => pod.split('-')[0] ?? '')

const labelsOf = (named: typeof NAMESPACE | typeof BATCH) => getLabels(USER, named, new URLSearchParams(), context().signal) // prettier-ignore

test('a namespace can ask for revisions and for tags, with what they stand for', async () => {
  expect((await labelsOf(NAMESPACE)).revisions).toEqual([
    { name: 'default', tagOf: null },
    { name: 'prod', tagOf: 'default' },
    { name: 'prod-stable', tagOf: '1-31-1' },
  ])
  expect((await labelsOf(BATCH)).revisions).toEqual([])
})

test('injection changes nothing of pods that run, which are named until they were restarted', async () => {
  expect(await behind()).toEqual([])
  expect(await act(NAMESPACE, 'injectionOn')).toEqual(['injection'])
  await vi.waitUntil(async () => (await legacy()).labels['istio-injection'] === 'enabled', { timeout: 10_000 })
  expect(await behind()).toEqual(['batch', 'crm'])

  expect(await act(BATCH, 'restart')).toEqual(['label', 'podsReplaced'])
  mesh.clock.advance(60)
  await vi.waitUntil(async () => (await behind()).join() === 'crm', { timeout: 10_000 })
})

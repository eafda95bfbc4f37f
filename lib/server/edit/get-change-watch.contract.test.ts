import { getNow } from '@/lib/server/sources/get-now'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test } from 'vitest'
import { applyEdit } from './apply-edit'
import { getChangeWatch } from './get-change-watch'
import { planEdit } from './plan-edit'
import { readApplyRequest, readEditRequest } from './read-edit-request'

const { close } = await demoMeshBehindServer()
afterAll(close)

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const AFTER = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: watched, namespace: bookinfo}
spec:
  hosts: [reviews]
  http:
  - route: [{destination: {host: reviews}}]
`

test('a change is looked after by the services it routes to, as they were and by version', async () => {
  const { signal } = new AbortController()
  const context = { user: USER, signal, requestId: 'test', undoOf: null }
  const ref = { kind: 'virtualservices.networking.istio.io', namespace: 'bookinfo', name: 'watched' }
  // What looked at the mesh before has learned its time.
  await getNow()
  const plan = await planEdit(context, readEditRequest({ ...ref, action: 'create', after: AFTER }))
  expect.assert(plan.state === 'ready')
  const request = { plan: plan.plan, preview: plan.preview, accept: { errors: true, managed: true } }
  const { change } = await applyEdit(context, readApplyRequest(request))

  const watch = await getChangeWatch(USER, change ?? '', signal)
  expect(watch).toMatchObject({ measured: false, undoneBy: null, revertedBy: null, unmeasured: null })
  expect(watch.services).toMatchObject([{ namespace: 'bookinfo', name: 'reviews', after: null, worse: false }])
  const [reviews] = watch.services
  expect(reviews?.before?.requestsPerSecond).toBeGreaterThan(0)
  const shares = reviews?.shares ?? []
  expect(shares.map(({ version }) => version).sort()).toEqual(['v1', 'v2', 'v3'])
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  await expect(getChangeWatch(USER, 'none', signal)).rejects.toMatchObject({ code: 'not_found' })
})

import { getNow } from '@/lib/server/sources/get-now'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test } from 'vitest'
import { getObjectStart } from './get-object-start'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const POLICIES = 'authorizationpolicies.security.istio.io'
const { close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
await getNow()

const start = (kind: string, query: string) =>
  getObjectStart(USER, kind, new URLSearchParams(query), new AbortController().signal)

test('a policy for a workload selects its pods and knows who called them', async () => {
  const found = await start(POLICIES, 'namespace=bookinfo&workload=productpage-v1')
  expect(found).toMatchObject({ selector: { app: 'productpage' }, shared: [], taken: [], callersUnknown: null })
  expect(found.callers).toEqual([
    {
      principal: 'cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account',
      workloads: ['istio-ingressgateway'],
    },
  ])
})

test('a policy for a service behind a waypoint targets the service', async () => {
  expect(await start(POLICIES, 'namespace=ledger&service=accounts')).toMatchObject({ selector: null, targetsService: true, taken: ['accounts-callers'] }) // prettier-ignore
})

test('other kinds ask for no callers', async () => {
  const found = await start('peerauthentications.security.istio.io', 'namespace=bookinfo&service=reviews')
  expect(found).toMatchObject({ selector: { app: 'reviews' }, callers: [], unselected: false })
})

test.each([
  ['namespace=nowhere', 'not_found', {}],
  ['namespace=bookinfo&workload=gone', 'not_found', { namespace: 'bookinfo' }],
  ['namespace=bookinfo&service=gone', 'not_found', { namespace: 'bookinfo' }],
  ['', 'bad_request', { parameter: 'namespace' }],
  ['namespace=A%2Fb', 'bad_request', { parameter: 'namespace' }],
  ['namespace=a&workload=', 'bad_request', { parameter: 'workload' }],
  ['namespace=a&workload=b&service=c', 'bad_request', { parameter: 'service' }],
  ['namespace=a&name=b', 'bad_request', { parameter: 'name' }],
])('%s is refused', async (query, code, details) => {
  await expect(start(POLICIES, query)).rejects.toMatchObject({ code, details })
})

test('kinds of which none is made here are not found', async () => {
  await expect(start('secrets', 'namespace=bookinfo')).rejects.toMatchObject({ code: 'not_found' })
})

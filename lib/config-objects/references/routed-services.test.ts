import { object } from '@/lib/mesh/testing/cluster-objects'
import { expect, test } from 'vitest'
import { lookupOf, shopSnapshot } from '../testing/lookup'
import { routedServices } from './routed-services'

const LOOKUP = lookupOf(shopSnapshot({ services: [object('web'), object('api')] }))
const to = (...hosts: readonly string[]) => ({ http: [{ route: hosts.map((host) => ({ destination: { host } })) }] })
const PLACE = { namespace: 'shop', name: 'one' }

test('services of all versions are named once; what is no service of the cluster is left out', () => {
  const specs = [to('web', 'example.com'), to('api', 'web', 'missing'), 'no object']
  const found = routedServices({ ...PLACE, kind: 'virtualservices.networking.istio.io', specs }, LOOKUP)
  expect(found.map(({ name }) => name).toSorted()).toEqual(['api', 'web'])
})

test('a kind that routes nothing touches the routing of no service', () => {
  const specs = [{ selector: { matchLabels: { app: 'web' } } }]
  expect(routedServices({ ...PLACE, kind: 'authorizationpolicies.security.istio.io', specs }, LOOKUP)).toEqual([])
})

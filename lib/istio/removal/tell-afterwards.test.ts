import { routingObject, routingOf } from '@/lib/istio/wizards/testing/routing-of'
import type { Json } from '@/lib/std/json'
import type { RoutingKind, RoutingObjectText } from '@/lib/url/routing-types'
import { expect, test } from 'vitest'
import { decideRemoval } from './decide-removal'
import { objectId } from './removal-model'
import { tellAfterwards } from './tell-afterwards'

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'

const named = (kind: RoutingKind, name: string, spec: Json, given: Partial<RoutingObjectText> = {}) =>
  routingObject(kind, spec, { name, ...given })
const own = named(VS, 'own', { hosts: ['reviews'], gateways: ['mesh', 'edge'] })

function tell(objects: readonly RoutingObjectText[], kept: ReadonlySet<string> = new Set(), ready = [1, 1]) {
  const routing = routingOf({ objects })
  const [service] = routing.services
  const versions = service.versions.map((version, i) => ({ ...version, readyPods: ready[i] ?? 0 }))
  const { still, senders, gateways, rules, spread } = tellAfterwards(decideRemoval(routing, kept), kept, { versions })
  return {
    still: still.map(({ name }) => name),
    senders: senders.map(({ name }) => name),
    gateways,
    rules: rules.map(({ object, policies }) => [object.name, ...policies]),
    spread: spread.map(({ workload, percent }) => [workload, percent]),
  }
}

test('every ready pod takes the same; a gateway loses its way', () => {
  expect(tell([own], new Set(), [3, 1])).toEqual({
    still: [],
    senders: [],
    gateways: [{ gateway: { namespace: 'bookinfo', name: 'edge' }, hosts: ['reviews'] }],
    rules: [],
    spread: [
      ['reviews-v1', 75],
      ['reviews-v2', 25],
    ],
  })
  expect(tell([own], new Set(), [0, 2]).spread).toEqual([['reviews-v2', 100]])
  expect(tell([own], new Set(), [0, 0]).spread).toEqual([])
})

test('what is kept, wildcards and what may not be deleted still act; gateways and other hosts send requests here', () => {
  const objects = [
    own,
    named(VS, 'many', { hosts: ['*.bookinfo.svc.cluster.local'] }),
    named(VS, 'all', { hosts: ['*'] }, { through: { by: 'destination', host: 'reviews' } }),
    named(VS, 'bound', { hosts: ['*'], gateways: ['edge'] }, { through: { by: 'destination', host: 'reviews' } }),
    named(VS, 'theirs', { hosts: ['reviews'] }, { missingDeleteRight: 'delete it' }),
    named(VS, 'site', { hosts: ['x.example'] }, { through: { by: 'destination', host: 'reviews' } }),
    named(VS, 'shared', { hosts: ['reviews', 'x.example'] }),
  ]
  expect(tell(objects, new Set([objectId(own)]))).toMatchObject({
    still: ['own', 'many', 'all', 'theirs'],
    senders: ['bound', 'site', 'shared'],
    gateways: [],
  })
})

test('a DestinationRule that stays goes on holding what it says of connections', () => {
  const many = named(DR, 'many', { host: '*.bookinfo.svc.cluster.local', trafficPolicy: { tls: { mode: 'SIMPLE' } } })
  const subsets = named(DR, 'subsets', { host: '*.bookinfo.svc.cluster.local', subsets: [{ name: 'v1' }] })
  expect(tell([many, subsets]).rules).toEqual([['many', 'tls']])
})

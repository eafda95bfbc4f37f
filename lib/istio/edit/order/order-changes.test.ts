import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { JsonRecord } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyJson } from '../testing/any-json'
import { findDependencies } from './find-dependencies'
import { orderChanges } from './order-changes'
import type { OrderedChange } from './ordered-change'

const KINDS = {
  VirtualService: 'virtualservices.networking.istio.io',
  DestinationRule: 'destinationrules.networking.istio.io',
  Gateway: 'gateways.networking.istio.io',
  ServiceEntry: 'serviceentries.networking.istio.io',
  KubernetesGateway: 'gateways.gateway.networking.k8s.io',
  ListenerSet: 'listenersets.gateway.networking.k8s.io',
  HTTPRoute: 'httproutes.gateway.networking.k8s.io',
  ReferenceGrant: 'referencegrants.gateway.networking.k8s.io',
  AuthorizationPolicy: 'authorizationpolicies.security.istio.io',
  RequestAuthentication: 'requestauthentications.security.istio.io',
  Deployment: 'deployments.apps',
} as const satisfies Record<string, ClusterKind>
type Kind = keyof typeof KINDS

interface Sides {
  readonly before?: JsonRecord | undefined
  readonly after?: JsonRecord | undefined
}

function change(kind: Kind, name: string, { before, after }: Sides, namespace = 'shop'): OrderedChange {
  const whole = (spec: JsonRecord | undefined) =>
    spec && { kind: kind === 'KubernetesGateway' ? 'Gateway' : kind, metadata: { name, namespace }, spec }
  return { kind: KINDS[kind], namespace, name, before: whole(before), after: whole(after) }
}
const made = (kind: Kind, name: string, spec: JsonRecord, namespace?: string) =>
  change(kind, name, { after: spec }, namespace)
const gone = (kind: Kind, name: string, spec: JsonRecord, namespace?: string) =>
  change(kind, name, { before: spec }, namespace)

const rule = (...subsets: readonly string[]): JsonRecord => ({
  host: 'web.shop.svc.cluster.local',
  subsets: subsets.map((name) => ({ name })),
})
const routed = (...subsets: readonly string[]): JsonRecord => ({
  hosts: ['web'],
  http: [{ route: subsets.map((subset) => ({ destination: { host: 'web', subset } })) }],
})
const delegating = (name: string): JsonRecord => ({ http: [{ delegate: { name } }] })
const route = (parent: JsonRecord, backend: JsonRecord): JsonRecord => ({
  parentRefs: [parent],
  rules: [{ backendRefs: [backend] }],
})
const grant: JsonRecord = { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }] }

describe('the order of the changes of one plan', () => {
  test.each<[string, readonly OrderedChange[], string]>([
    [
      'a subset comes before the route that uses it',
      [made('VirtualService', 'a', routed('v2')), made('DestinationRule', 'b', rule('v2'))],
      'b a',
    ],
    [
      'a subset goes after the route that used it',
      [
        change('DestinationRule', 'a', { before: rule('v1', 'v2'), after: rule('v2') }),
        change('VirtualService', 'b', { before: routed('v1', 'v2'), after: routed('v2') }),
      ],
      'b a',
    ],
    [
      'one subset comes and the route is changed to it',
      [
        change('VirtualService', 'a', { before: routed('v1'), after: routed('v2') }),
        change('DestinationRule', 'b', { before: rule('v1'), after: rule('v1', 'v2') }),
      ],
      'b a',
    ],
    [
      'a rule is replaced by one of another name: the new one, the route, the end of the old one',
      [
        gone('DestinationRule', 'a', rule('v1')),
        change('VirtualService', 'b', { before: routed('v1'), after: routed('v2') }),
        made('DestinationRule', 'c', rule('v2')),
      ],
      'c b a',
    ],
    [
      'what points is removed before what it points to',
      [gone('DestinationRule', 'a', rule('v1')), gone('VirtualService', 'b', routed('v1'))],
      'b a',
    ],
    [
      'a gateway comes before the VirtualService that is bound to it, of another namespace too',
      [made('VirtualService', 'a', { gateways: ['edge/z', 'mesh'] }), made('Gateway', 'z', { servers: [] }, 'edge')],
      'z a',
    ],
    [
      'what delegates comes after the delegate, whatever their names',
      [
        made('VirtualService', 'a', delegating('b')),
        made('VirtualService', 'b', delegating('c')),
        made('VirtualService', 'c', {}),
      ],
      'c b a',
    ],
    [
      'gateway, listeners, grant, route',
      [
        made(
          'HTTPRoute',
          'a',
          route(
            { kind: 'ListenerSet', group: 'gateway.networking.k8s.io', name: 'b' },
            { name: 'x', namespace: 'bank' },
          ),
        ),
        made('ListenerSet', 'b', { parentRef: { name: 'c' } }),
        made('KubernetesGateway', 'c', {}),
        made('ReferenceGrant', 'd', grant, 'bank'),
      ],
      'c b d a',
    ],
    [
      'a grant goes after the route that needed it',
      [
        gone('ReferenceGrant', 'a', grant, 'bank'),
        gone('HTTPRoute', 'b', route({ name: 'c' }, { name: 'x', namespace: 'bank' })),
      ],
      'b a',
    ],
    [
      'a host outside is known before it is routed to, through a wildcard too',
      [
        made('VirtualService', 'a', { hosts: ['api.example.com'] }),
        made('ServiceEntry', 'z', { hosts: ['*.example.com'] }),
      ],
      'z a',
    ],
    [
      'tokens are read before they are asked for; pods get their labels before anything names them',
      [
        made('AuthorizationPolicy', 'a', {}),
        made('RequestAuthentication', 'b', {}),
        change('Deployment', 'c', { before: {}, after: { a: 1 } }),
      ],
      'c b a',
    ],
    [
      'a ring is cut',
      [
        made('VirtualService', 'a', delegating('b')),
        made('VirtualService', 'b', delegating('c')),
        made('VirtualService', 'c', delegating('b')),
      ],
      'b a c',
    ],
    ['an empty plan has none', [], ''],
  ])('%s', (_, changes, expected) => {
    expect(
      orderChanges(changes)
        .map((i) => changes[i]?.name)
        .join(' '),
    ).toBe(expected)
  })

  const SUBSETS = ['v1', 'v2', 'v3']
  const subsets = fc.subarray(SUBSETS)
  const name = fc.constantFrom('a', 'b', 'c')
  const namespace = fc.constantFrom('shop', 'bank')
  const spec = {
    DestinationRule: subsets.map((some) => rule(...some)),
    VirtualService: fc.oneof(
      subsets.map((some) => routed(...some)),
      name.map(delegating),
    ),
    Gateway: fc.constant<JsonRecord>({ servers: [] }),
    HTTPRoute: fc.tuple(name, namespace).map(([to, where]) => route({ name: to }, { name: 'x', namespace: where })),
    KubernetesGateway: fc.constant<JsonRecord>({}),
    ReferenceGrant: fc.constant(grant),
  }
  const one = (sides: (spec: fc.Arbitrary<JsonRecord>) => fc.Arbitrary<Sides>) =>
    fc
      .constantFrom(...(Object.keys(spec) as readonly (keyof typeof spec)[]))
      .chain((kind) =>
        fc.tuple(name, namespace, sides(spec[kind])).map(([called, where, side]) => change(kind, called, side, where)),
      )
  const placeOf = (each: OrderedChange) => `${each.kind} ${each.namespace}/${each.name}`
  const plans = (sides: (spec: fc.Arbitrary<JsonRecord>) => fc.Arbitrary<Sides>) =>
    fc.uniqueArray(one(sides), { selector: placeOf, maxLength: 12 })
  const anySides = (of: fc.Arbitrary<JsonRecord>) =>
    fc.record({ before: fc.option(of, { nil: undefined }), after: fc.option(of, { nil: undefined }) })

  test('every change has one place in it, and the order of the list plays no part', () => {
    fc.assert(
      fc.property(plans(anySides), fc.infiniteStream(fc.nat()), (changes, chance) => {
        const names = (list: readonly OrderedChange[]) =>
          orderChanges(list).map((i) =>
            list
              .slice(i, i + 1)
              .map(placeOf)
              .join(),
          )
        expect(names(changes).toSorted()).toEqual(changes.map(placeOf).toSorted())
        const keys = new Map(changes.map((each) => [each, chance.next().value]))
        const shuffled = changes.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        expect(names(shuffled)).toEqual(names(changes))
      }),
    )
  })

  test('of two rules for one host the same is meant, whichever stands first', () => {
    const list = [
      gone('VirtualService', 'a', routed('v1')),
      gone('DestinationRule', 'a', rule('v1'), 'bank'),
      change('DestinationRule', 'a', { before: rule('v1'), after: rule() }),
    ]
    const names = (changes: readonly OrderedChange[]) =>
      orderChanges(changes).flatMap((i) => changes.slice(i, i + 1).map(placeOf))
    expect(names(list.toReversed())).toEqual(names(list))
  })

  test('no change stands before one that it depends on, but in a ring', () => {
    fc.assert(
      fc.property(plans(anySides), (changes) => {
        const dependencies = findDependencies(changes)
        const order = orderChanges(changes)
        const broken = dependencies.filter(({ first, then }) => order.indexOf(first) > order.indexOf(then))
        expect(broken.filter(({ first, then }) => !leads(dependencies, then, first))).toEqual([])
      }),
    )
  })

  test('the way back depends on the same, the other way round', () => {
    fc.assert(
      fc.property(plans(anySides), (changes) => {
        const back = changes.map(({ before, after, ...each }) => ({ ...each, before: after, after: before }))
        const turned = findDependencies(back).map(({ first, then }) => `${then} ${first}`)
        expect(turned.toSorted()).toEqual(
          findDependencies(changes)
            .map(({ first, then }) => `${first} ${then}`)
            .toSorted(),
        )
      }),
    )
  })

  test('whatever stands in the objects, there is an order', () => {
    const sides = () =>
      fc.record({ before: anyJson(), after: anyJson() }).map(({ before, after }) => ({
        before: { x: before },
        after: { hosts: after, http: after, subsets: after, parentRefs: after, from: after },
      }))
    fc.assert(
      fc.property(plans(sides), (changes) => {
        expect(orderChanges(changes)).toHaveLength(changes.length)
      }),
    )
  })
})

/** Whether one can be reached from the other. */
function leads(dependencies: ReturnType<typeof findDependencies>, from: number, to: number): boolean {
  const seen = new Set([from])
  for (const reached of seen) for (const { first, then } of dependencies) if (first === reached) seen.add(then)
  return seen.has(to)
}

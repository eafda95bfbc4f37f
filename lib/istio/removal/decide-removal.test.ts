import { routingObject, routingOf } from '@/lib/istio/wizards/testing/routing-of'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { RoutingKind, RoutingObjectText } from '@/lib/url/routing-types'
import { printYaml } from '@/lib/yaml/print-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeRemoval } from './compose-removal'
import { decideRemoval } from './decide-removal'
import { objectId, type Verdict } from './removal-model'

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'
const HR = 'httproutes.gateway.networking.k8s.io'

function object(kind: RoutingKind, name: string, spec: Json, given: Partial<RoutingObjectText> = {}) {
  const { namespace = 'bookinfo' } = given
  return routingObject(kind, spec, { name, text: printYaml({ metadata: { name, namespace }, spec }), ...given })
}
const to = (...subsets: readonly string[]): JsonRecord => ({
  http: [{ route: subsets.map((subset) => ({ destination: { host: 'reviews', subset } })) }],
})
const rule = (...subsets: readonly string[]) =>
  object(DR, 'rule', { host: 'reviews', subsets: subsets.map((name) => ({ name })) })
const service = { kind: 'Service', group: '', name: 'reviews' }

function said(verdict: Verdict | undefined): string | undefined {
  if (verdict?.fate !== 'stays') return verdict?.fate
  const { reason } = verdict
  return [reason.why, ...('names' in reason ? reason.names : []), ...('right' in reason ? [reason.right] : [])].join(
    ' ',
  )
}
const decide = (...objects: readonly RoutingObjectText[]) => decideRemoval(routingOf({ objects }))

describe('what becomes of an object when the routing of a service is deleted', () => {
  test.each<[string, RoutingObjectText, string]>([
    ['a route about the service alone', object(VS, 'a', { hosts: ['reviews'], ...to('v1') }), 'goes'],
    [
      'one that spells the host in several ways, in another namespace',
      object(VS, 'a', { hosts: ['reviews.bookinfo', 'reviews.bookinfo.svc.cluster.local'] }, { namespace: 'far' }),
      'goes',
    ],
    [
      'one whose host is of a further domain of the cluster',
      object(
        VS,
        'a',
        { hosts: ['reviews.bookinfo.svc.old'] },
        { through: { by: 'host', host: 'reviews.bookinfo.svc.old' } },
      ),
      'goes',
    ],
    ['one that a controller makes', object(VS, 'a', { hosts: ['reviews'] }, { generated: true }), 'generated'],
    ['a text that is no object', object(VS, 'a', {}, { text: '- a: [' }), 'unreadable'],
    ['hosts of another shape', object(VS, 'a', { hosts: 'reviews' }), 'unreadable'],
    ['hosts that are no texts', object(VS, 'a', { hosts: ['reviews', 1] }), 'unreadable'],
    [
      'one that may not be deleted',
      object(VS, 'a', { hosts: ['reviews'] }, { missingDeleteRight: `delete ${VS}` }),
      `right delete ${VS}`,
    ],
    [
      'one that may not be changed',
      object(VS, 'a', { hosts: ['reviews', 'x.example'] }, { missingRight: `patch ${VS}` }),
      `right patch ${VS}`,
    ],
    [
      'a wildcard',
      object(VS, 'a', { hosts: ['*.bookinfo.svc.cluster.local'] }),
      'wildcard *.bookinfo.svc.cluster.local',
    ],
    ['the host beside a wildcard that means it too', object(VS, 'a', { hosts: ['reviews', '*'] }), 'wildcard *'],
    ['the host beside others', object(VS, 'a', { hosts: ['reviews', '*.example'] }), 'trimmed'],
    [
      'one that only sends requests here',
      object(VS, 'a', { hosts: ['x.example'], ...to('v1') }, { through: { by: 'destination', host: 'reviews' } }),
      'destination x.example',
    ],
    ['what others hand requests over to', object(VS, 'a', to('v1')), 'delegate'],
    [
      'a route of the Gateway API for the service',
      object(HR, 'a', { parentRefs: [service, { ...service, port: 80 }] }),
      'goes',
    ],
    ['one for two services', object(HR, 'a', { parentRefs: [service, { ...service, name: 'ratings' }] }), 'trimmed'],
    [
      'one at a gateway that sends requests here',
      object(HR, 'a', {
        parentRefs: [{ name: 'edge', namespace: 'far' }],
        rules: [{ backendRefs: [{ name: 'reviews' }] }],
      }),
      'destination Gateway far/edge',
    ],
    ['one for hostnames', object(HR, 'a', { parentRefs: [{ name: 'e' }], hostnames: ['a.b'] }), 'destination a.b'],
    [
      'a service of the same name elsewhere',
      object(HR, 'a', { parentRefs: [service] }, { namespace: 'far' }),
      'destination Service reviews',
    ],
    ['parents of another shape', object(HR, 'a', { parentRefs: 'x' }), 'unreadable'],
    ['a DestinationRule', rule('v1'), 'goes'],
    [
      'one for many hosts',
      object(DR, 'a', { host: '*.bookinfo.svc.cluster.local' }),
      'wildcard *.bookinfo.svc.cluster.local',
    ],
    ['one without a host', object(DR, 'a', {}), 'unreadable'],
    ['one that may not be deleted', object(DR, 'a', { host: 'reviews' }, { missingDeleteRight: 'x' }), 'right x'],
  ])('%s', (_, one, expected) => {
    expect(said(decide(one)[0])).toBe(expected)
  })

  test('a DestinationRule goes with the only route that names its subsets, and says what it held', () => {
    const held = object(DR, 'rule', {
      host: 'reviews',
      trafficPolicy: { tls: { mode: 'SIMPLE' }, portLevelSettings: [{ connectionPool: {} }] },
      subsets: [{ name: 'v1', trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } }],
    })
    expect(decide(object(VS, 'a', { hosts: ['reviews'], ...to('v1') }), held)).toMatchObject([
      { fate: 'goes', rules: [{ targets: [{ host: 'reviews', subset: 'v1' }] }], inMesh: true },
      {
        fate: 'goes',
        carried: { subsets: ['v1'], policies: ['loadBalancer', 'connectionPool', 'tls'], tls: ['SIMPLE'] },
      },
    ])
  })

  test.each<[string, JsonRecord]>([
    ['sends requests', to('v1')],
    ['sends copies', { http: [{ mirror: { host: 'reviews', subset: 'v1' } }] }],
    ['sends connections', { tcp: [{ route: [{ destination: { host: 'reviews', subset: 'v1' } }] }] }],
  ])('a DestinationRule stays for a route that stays and %s to its subset', (_, spec) => {
    const user = object(VS, 'shared', { hosts: ['x.example'], ...spec })
    const [, verdict] = decide(user, rule('v1', 'v2'))
    expect(verdict).toMatchObject({ fate: 'stays', reason: { why: 'subsets', names: ['v1'], by: [user] } })
  })

  test('a DestinationRule stays for a route that cannot be read, but not for subsets that nobody has', () => {
    const unread = object(VS, 'a', {}, { text: '' })
    expect(said(decide(unread, rule('v1'))[1])).toBe('notKnown')
    expect(said(decide(unread, rule())[1])).toBe('goes')
  })

  test('a DestinationRule stays for what the user keeps', () => {
    const own = object(VS, 'a', { hosts: ['reviews'], ...to('v1') })
    const verdicts = decideRemoval(routingOf({ objects: [own, rule('v1')] }), new Set([objectId(own)]))
    expect(verdicts.map(said)).toEqual(['goes', 'subsets v1'])
  })

  test('what stays for others is changed in its list alone, and keeps its comments', () => {
    const text =
      'metadata: {name: a}\nspec:\n  hosts:\n  - x.example # ours\n  - reviews\n  gateways: [edge/gw, mesh, gw]\n'
    const [verdict] = decide(object(VS, 'a', {}, { text }))
    expect(verdict).toMatchObject({
      fate: 'trimmed',
      own: ['reviews'],
      others: ['x.example'],
      after: text.replace('  - reviews\n', ''),
      gateways: [
        { namespace: 'edge', name: 'gw' },
        { namespace: 'bookinfo', name: 'gw' },
      ],
      inMesh: true,
    })
  })
})

describe('deleting the routing of a service', () => {
  const HOSTS = ['reviews', 'reviews.bookinfo', '*.bookinfo.svc.cluster.local', 'ratings', 'x.example']
  const subsets = fc.subarray(['v1', 'v2', 'v3'])
  const flags = fc.record({
    generated: fc.boolean(),
    missingRight: fc.constantFrom(null, 'patch it'),
    missingDeleteRight: fc.constantFrom(null, 'delete it'),
  })
  const some = fc.oneof(
    fc
      .tuple(fc.subarray(HOSTS), subsets, flags)
      .map(([hosts, names, given]) => object(VS, 'a', { hosts, ...to(...names) }, given)),
    fc
      .tuple(fc.constantFrom('reviews', '*.bookinfo.svc.cluster.local'), subsets, flags)
      .map(([host, names, given]) => object(DR, 'a', { host, subsets: names.map((name) => ({ name })) }, given)),
    fc
      .tuple(fc.subarray([service, { name: 'gw' }, { ...service, name: 'ratings' }]), flags)
      .map(([parentRefs, given]) => object(HR, 'a', { parentRefs }, given)),
    fc
      .tuple(fc.constantFrom<RoutingKind>(VS, DR, HR), fc.string())
      .map(([kind, text]) => object(kind, 'a', {}, { text })),
  )
  const scenes = fc.tuple(fc.array(some, { maxLength: 8 }), fc.infiniteStream(fc.boolean())).map(([list, chance]) => {
    const objects = list.map((one, i) => ({ ...one, name: `o${i}` }))
    return { objects, kept: new Set(objects.map(objectId).filter(() => chance.next().value)) }
  })

  test('leaves no route without its subset, does nothing twice, and touches nothing that is kept', () => {
    fc.assert(
      fc.property(scenes, ({ objects, kept }) => {
        const verdicts = decideRemoval(routingOf({ objects }), kept)
        expect(verdicts.map(({ object: one }) => one)).toEqual(objects)
        const changes = composeRemoval(verdicts, kept)
        expect(changes.filter((change) => kept.has(`${change.kind}/${change.namespace}/${change.name}`))).toEqual([])
        const left = objects.flatMap((one) => {
          const change = changes.find(({ kind, name }) => kind === one.kind && name === one.name)
          if (change === undefined) return [one]
          return change.after === undefined ? [] : [{ ...one, text: change.after }]
        })
        expect(namedBy(left).filter((name) => !definedBy(left).has(name) && definedBy(objects).has(name))).toEqual([])
        expect(composeRemoval(decideRemoval(routingOf({ objects: left }), kept), kept)).toEqual([])
      }),
    )
  })

  function namedBy(objects: readonly RoutingObjectText[]): readonly string[] {
    return objects
      .filter(({ kind }) => kind === VS)
      .flatMap(({ text }) => (text.match(/subset: (v\d)/g) ?? []).map((m) => m.slice(-2)))
  }
  function definedBy(objects: readonly RoutingObjectText[]): ReadonlySet<string> {
    const texts = objects
      .filter(({ kind }) => kind === DR)
      .map(({ text }) => JSON.stringify(readYamlRecord(text) ?? {}))
    return new Set(texts.flatMap((text) => text.match(/v\d/g) ?? []))
  }
})

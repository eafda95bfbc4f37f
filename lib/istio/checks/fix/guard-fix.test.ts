import { applyPatch } from '@/lib/istio/edit/apply-patch'
import type { Json } from '@/lib/std/json'
import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze'
import { namespace, service, wire } from '../testing/objects'
import { guardFix } from './guard-fix'

const ROOT = { spec: { http: [{ mirror_percent: 5, route: [{ weight: 7 }] }] } }

describe('a fix', () => {
  it('tests what it removes or replaces', () => {
    const fix = guardFix(ROOT, { title: 'x', patch: [{ op: 'remove', path: '/spec/http/0/route/0/weight' }] })
    expect(fix.patch).toEqual([
      { op: 'test', path: '/spec/http/0/route/0/weight', value: 7 },
      { op: 'remove', path: '/spec/http/0/route/0/weight' },
    ])
  })

  it('names fields as the object does', () => {
    const fix = guardFix(ROOT, {
      title: 'x',
      patch: [
        { op: 'add', path: '/spec/http/0/mirrorPercentage', value: { value: 5 } },
        { op: 'remove', path: '/spec/http/0/mirrorPercent' },
      ],
    })
    expect(fix.patch?.map(({ op, path }) => `${op} ${path}`)).toEqual([
      'add /spec/http/0/mirrorPercentage',
      'test /spec/http/0/mirror_percent',
      'remove /spec/http/0/mirror_percent',
    ])
  })

  it.each([
    ['replaces nothing', { op: 'replace', path: '/spec/tcp', value: 1 }],
    ['adds below nothing', { op: 'add', path: '/spec/tcp/port', value: 1 }],
  ] as const)('is a sentence only where it %s', (_, operation) => {
    expect(guardFix(ROOT, { title: 'x', patch: [operation] })).toEqual({ title: 'x' })
  })
})

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'
const route = (destination: object, rest: object = {}): object => ({ hosts: ['web'], http: [{ route: [{ destination, ...rest }] }] }) // prettier-ignore
const TABLE: readonly (readonly [string, object])[] = [
  ['virtual-service/gateway-legacy-name', wire(VS, 'v', { hosts: ['a.com'], gateways: ['edge.shop'] })],
  ['virtual-service/single-destination-weight', wire(VS, 'v', route({ host: 'web' }, { weight: 5 }))],
  ['virtual-service/deprecated-delay-percent', wire(VS, 'v', { http: [{ fault: { delay: { percent: 5 } } }] })],
  ['virtual-service/deprecated-mirror-percent', wire(VS, 'v', { http: [{ mirrorPercent: 5 }] })],
  ['virtual-service/destination-host-not-found', wire(VS, 'v', route({ host: 'wbe' }))],
  ['virtual-service/subset-not-found', wire(VS, 'v', route({ host: 'web', subset: 'v2' }))],
  ['virtual-service/destination-port-required', wire(VS, 'v', route({ host: 'two' }))],
  ['virtual-service/gateway-not-found', wire(VS, 'v', { hosts: ['a.com'], gateways: ['egde'] })],
  ['destination-rule/host-not-found', wire(DR, 'd', { host: 'wbe' })],
  ['destination-rule/invalid-export-to', wire(DR, 'd', { host: 'web', exportTo: ['.', 'shop'] })],
  ['namespace/multiple-injection-labels', namespace('n', { 'istio-injection': 'enabled', 'istio.io/rev': 'a' })],
  [
    'http-route/parent-not-found',
    wire('httproutes.gateway.networking.k8s.io', 'r', { parentRefs: [{ name: 'edeg' }] }),
  ],
]
const AROUND = [
  namespace('shop'),
  service('web', undefined, [80]),
  service('two', undefined, [80, 90]),
  wire(DR, 'subsets', { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
  wire('gateways.networking.istio.io', 'edge', { servers: [] }),
  wire('gateways.gateway.networking.k8s.io', 'edge', { listeners: [] }),
]

describe('the mechanical remedy', () => {
  it.each(TABLE)('ends %s', (check, object) => {
    const options = { enable: ['*'] }
    const findingsOf = (one: unknown) =>
      analyze([{ cluster: '', objects: [...AROUND, one] }], options).findings.filter(
        (finding) => finding.check === check,
      )
    const patches = findingsOf(object).flatMap(({ fixes }) => fixes.flatMap(({ patch }) => patch ?? []))
    const [first] = findingsOf(object).flatMap(({ fixes }) => fixes.filter(({ patch }) => patch !== undefined))
    expect(patches.length).toBeGreaterThan(0)
    const fixed = applyPatch(object as unknown as Json, first?.patch ?? [])
    expect(fixed.ok && findingsOf(fixed.value)).toEqual([])
  })
})

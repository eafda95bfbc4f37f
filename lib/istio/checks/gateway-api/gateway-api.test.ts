import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { namespace, service, shop, wire } from '../testing/objects'

const KGW = 'gateways.gateway.networking.k8s.io'
const HR = 'httproutes.gateway.networking.k8s.io'
const GC = 'gatewayclasses.gateway.networking.k8s.io'
const RG = 'referencegrants.gateway.networking.k8s.io'
const gw = (spec: object, place = 'g', rest = {}) => wire(KGW, place, { gatewayClassName: 'istio', ...spec }, rest)
const hr = (spec: unknown, place = 'r') => wire(HR, place, spec)
const parent = (ref: object) => hr({ parentRefs: [ref] })
const backend = (ref: object) => hr({ rules: [{ backendRefs: [ref] }] })
const listener = (name: string, rest = {}) => ({ name, port: 80, protocol: 'HTTP', ...rest })

function judge(name: string, objects: readonly object[], options = {}): readonly string[] {
  return found([...shop(), namespace('infra'), ...objects], name.slice(0, name.indexOf('/') + 1), options)
    .filter((line) => line.startsWith(`${name} `) || line.startsWith('analysis/'))
    .map((line) => line.slice(name.length + 1))
}

describe('Gateways', () => {
  const L = 'spec.listeners[0].hostname'
  const conditions = (...list: readonly object[]) => gw({}, 'g', { status: { conditions: list } })
  const ofListener = (condition: object) => gw({}, 'g', { status: { listeners: [{ conditions: [condition] }] } })
  const bad = (type: string, rest = {}) => ({ type, status: 'False', reason: 'Invalid', ...rest })
  it.each([
    ['duplicate-listener', [gw({ listeners: [listener('a', { hostname: 'x' })] }), gw({ listeners: [listener('b', { hostname: 'x' })] }, 'infra/g')], [`W[KIA1501] infra/g ${L}`, `W[KIA1501] shop/g ${L}`]], // prettier-ignore
    ['duplicate-listener', [gw({ listeners: [listener('a', { hostname: 'x' })] }), gw({ listeners: [listener('b', { hostname: 'x', port: 81 })] }, 'h')], []], // prettier-ignore
    ['duplicate-listener', [gw({ listeners: [listener('a')] }), gw({ listeners: [listener('b')] }, 'h')], []],
    ['duplicate-address', [gw({ addresses: [{ type: 'IPAddress', value: '1.2.3.4' }] }), gw({ addresses: [{ type: 'IPAddress', value: '1.2.3.4' }] }, 'h')], ['W[KIA1502] shop/g spec.addresses[0].value', 'W[KIA1502] shop/h spec.addresses[0].value']], // prettier-ignore
    [
      'duplicate-address',
      [gw({ addresses: [{ value: '1.2.3.4' }] }), gw({ addresses: [{ value: '1.2.3.4' }] }, 'h')],
      [],
    ],
    ['listener-not-unique', [gw({ listeners: [listener('a', { hostname: 'x' }), listener('b', { hostname: 'x' })] })], ['E[KIA1503] shop/g spec.listeners[0].name', 'E[KIA1503] shop/g spec.listeners[1].name']], // prettier-ignore
    ['listener-not-unique', [gw({ listeners: [listener('a'), listener('b')] })], ['E[] shop/g spec.listeners[0].name', 'E[] shop/g spec.listeners[1].name']], // prettier-ignore
    ['listener-not-unique', [gw({ listeners: [listener('a'), listener('b', { port: 81 })] })], []],
    ['class-unknown', [gw({})], []],
    ['class-unknown', [gw({ gatewayClassName: 'istoi' })], ['E[KIA1504] shop/g spec.gatewayClassName']],
    ['class-unknown', [gw({ gatewayClassName: 'istio-waypoint' })], ['E[KIA1504] shop/g spec.gatewayClassName']],
    [
      'class-unknown',
      [gw({ gatewayClassName: 'istio-waypoint' }), wire('daemonsets.apps', 'istio-system/ztunnel', {})],
      [],
    ],
    [
      'class-unknown',
      [gw({ gatewayClassName: 'own' }), wire(GC, 'own', { controllerName: 'istio.io/gateway-controller' })],
      [],
    ],
    ['class-unknown', [gw({ gatewayClassName: 'other' }), wire(GC, 'other', { controllerName: 'example.com/x' })], ['I[] shop/g spec.gatewayClassName']], // prettier-ignore
    ['negative-condition', [conditions(bad('Accepted'))], ['W[GWAPI IST0171] shop/g status.conditions[0]']],
    [
      'negative-condition',
      [conditions(bad('Programmed', { reason: 'Pending' }))],
      ['W[IST0171] shop/g status.conditions[0]'],
    ],
    ['negative-condition', [conditions(bad('Programmed', { reason: 'AddressNotAssigned', message: 'Address pending for x' }))], ['W[IST0171] shop/g status.conditions[0]']], // prettier-ignore
    ['negative-condition', [conditions({ type: 'Accepted', status: 'True' })], []],
    [
      'negative-condition',
      [ofListener({ type: 'Conflicted', status: 'True' })],
      ['W[GWAPI] shop/g status.listeners[0].conditions[0]'],
    ],
    ['negative-condition', [ofListener({ type: 'Conflicted', status: 'False' })], []],
  ])('%s: %#', (slug, objects, expected) => {
    expect(judge(`kubernetes-gateway/${slug}`, objects)).toEqual(expected)
  })

  it('know the classes that the options name', () => {
    const objects = [gw({ gatewayClassName: 'mine' })]
    expect(judge('kubernetes-gateway/class-unknown', objects, { gatewayClasses: ['mine'] })).toEqual([])
  })
})

describe('routes', () => {
  const P = 'shop/r spec.parentRefs[0]'
  const B = 'shop/r spec.rules[0].backendRefs[0]'
  const far = (allowedRoutes?: object) => gw({ listeners: [listener('web', { allowedRoutes })] }, 'infra/g')
  const from = (value: string, rest = {}) => ({ namespaces: { from: value, ...rest } })
  const other = service('infra/db', { a: 'b' }, [5432])
  const grant = (namespaceOf: string, name?: string) => wire(RG, 'infra/allow', { from: [{ namespace: namespaceOf, kind: 'HTTPRoute', group: 'gateway.networking.k8s.io' }], to: [{ kind: 'Service', name }] }) // prettier-ignore
  it.each([
    ['parent-not-found', [parent({ name: 'g' })], [`E[KIA1401] ${P}.name`]],
    ['parent-not-found', [gw({ listeners: [] }), parent({ name: 'g' })], []],
    ['parent-not-found', [far(), parent({ name: 'g', namespace: 'infra' })], [`E[KIA1401] ${P}.name`]],
    ['parent-not-found', [far(from('All')), parent({ name: 'g', namespace: 'infra' })], []],
    ['parent-not-found', [far(from('Selector', { selector: { matchLabels: {} } })), parent({ name: 'g', namespace: 'infra' })], []], // prettier-ignore
    ['parent-not-found', [far(from('Selector', { selector: { matchLabels: { a: 'b' } } })), parent({ name: 'g', namespace: 'infra' })], [`E[KIA1401] ${P}.name`]], // prettier-ignore
    ['parent-not-found', [parent({ name: 'x', group: 'example.com' })], []],
    ['section-not-found', [gw({ listeners: [listener('web')] }), parent({ name: 'g', sectionName: 'wob' })], [`W[] ${P}.sectionName`]], // prettier-ignore
    [
      'section-not-found',
      [gw({ listeners: [listener('web')] }), parent({ name: 'g', sectionName: 'web', port: 80 })],
      [],
    ],
    ['section-not-found', [gw({ listeners: [listener('web')] }), parent({ name: 'g', port: 81 })], [`W[] ${P}.port`]],
    ['backend-not-found', [backend({ name: 'web', port: 80 })], []],
    ['backend-not-found', [backend({ name: 'wob' })], [`E[KIA1402] ${B}.name`]],
    ['backend-not-found', [backend({ name: 'web.shop' })], [`E[KIA1402] ${B}.name`]],
    ['backend-not-found', [backend({ name: 'x', kind: 'Bucket', group: 'example.com' })], []],
    ['backend-not-found', [other, backend({ name: 'db', namespace: 'infra' })], [`E[KIA1402] ${B}.name`]],
    ['backend-not-found', [other, grant('shop'), backend({ name: 'db', namespace: 'infra' })], []],
    [
      'backend-not-found',
      [other, grant('shop', 'x'), backend({ name: 'db', namespace: 'infra' })],
      [`E[KIA1402] ${B}.name`],
    ],
    ['backend-not-found', [other, grant('x'), backend({ name: 'db', namespace: 'infra' })], [`E[KIA1402] ${B}.name`]],
    ['backend-not-found', [parent({ name: 'wob', kind: 'Service', group: '' })], [`E[KIA1402] ${P}.name`]],
    ['backend-not-found', [other, parent({ name: 'db', namespace: 'infra', kind: 'Service', group: '' })], []],
    ['backend-port-not-found', [backend({ name: 'web', port: 81 })], [`E[] ${B}.port`]],
    ['backend-port-not-found', [backend({ name: 'web', port: 80 })], []],
    ['backend-port-not-found', [backend({ name: 'wob', port: 81 })], []],
  ])('http-route/%s: %#', (slug, objects, expected) => {
    expect(judge(`http-route/${slug}`, objects)).toEqual(expected)
  })

  it.each([
    ['grpcroutes.gateway.networking.k8s.io', 'grpc-route', 'KIA1401', 'KIA1402'],
    ['tcproutes.gateway.networking.k8s.io', 'tcp-route', '', ''],
  ] as const)('%s are judged alike', (kind, prefix, first, second) => {
    const route = wire(kind, 'r', { parentRefs: [{ name: 'g' }], rules: [{ backendRefs: [{ name: 'wob' }] }] })
    expect(judge(`${prefix}/parent-not-found`, [route])).toEqual([`E[${first}] ${P}.name`])
    expect(judge(`${prefix}/backend-not-found`, [route])).toEqual([`E[${second}] ${B}.name`])
  })
})

describe('ReferenceGrants', () => {
  const grant = (from: string) =>
    wire(RG, 'r', { from: [{ namespace: from, kind: 'HTTPRoute' }], to: [{ kind: 'Service' }] })
  it.each([
    ['infra', []],
    ['gone', ['E[KIA1601] shop/r spec.from[0].namespace']],
  ])('for %s', (from, expected) => {
    expect(judge('reference-grant/from-namespace-not-found', [grant(from)])).toEqual(expected)
  })
})

describe('listener sets and inference pools', () => {
  const gateway = (spec: object, place = 'edge/edge'): object => wire('gateways.gateway.networking.k8s.io', place, { listeners: [], ...spec }) // prettier-ignore
  const set = (parentRef: object): object => wire('listenersets.gateway.networking.k8s.io', 'l', { parentRef })
  const pool = (endpointPickerRef: object): object =>
    wire('inferencepools.inference.networking.k8s.io', 'p', { endpointPickerRef })
  const route = (spec: object): object => wire('httproutes.gateway.networking.k8s.io', 'r', spec)
  const EDGE = { name: 'edge', namespace: 'edge' }
  const allowing = (namespaces: object): object => gateway({ allowedListeners: { namespaces } })
  const SHOP = namespace('shop', { team: 'a' })
  const PARENT = ['listener-set/parent-not-found E[] shop/l spec.parentRef.name']
  const listenerSet = { group: 'gateway.networking.k8s.io', kind: 'ListenerSet' }
  const inferencePool = { group: 'inference.networking.k8s.io', kind: 'InferencePool' }

  it.each([
    ['a Gateway that takes all', [allowing({ from: 'All' }), set(EDGE)], []],
    ['a Gateway that takes the labels of the namespace', [SHOP, allowing({ from: 'Selector', selector: { matchLabels: { team: 'a' } } }), set(EDGE)], []], // prettier-ignore
    ['a Gateway that takes other labels', [SHOP, allowing({ from: 'Selector', selector: { matchLabels: { team: 'b' } } }), set(EDGE)], PARENT], // prettier-ignore
    ['a Gateway that takes its own', [allowing({ from: 'Same' }), set(EDGE)], PARENT],
    ['a Gateway of the same namespace that takes its own', [gateway({ allowedListeners: { namespaces: { from: 'Same' } } }, 'edge'), set({ name: 'edge' })], []], // prettier-ignore
    ['a Gateway that says nothing', [gateway({}), set(EDGE)], PARENT],
    ['no Gateway', [set(EDGE)], PARENT],
    ['a parent of another kind', [set({ ...EDGE, kind: 'Other' })], []],
  ])('a ListenerSet: %s', (_, objects, expected) => {
    expect(found(objects, 'listener-set/')).toEqual(expected)
  })

  it.each([
    ['a Service and its port', { name: 'web', port: { number: 80 } }, []],
    ['no Service', { name: 'gone' }, ['inference-pool/backend-not-found E[] shop/p spec.endpointPickerRef.name']],
    ['no port of the Service', { name: 'web', port: { number: 81 } }, ['inference-pool/backend-port-not-found E[] shop/p spec.endpointPickerRef.port.number']], // prettier-ignore
    ['another kind', { name: 'gone', group: 'x', kind: 'Picker' }, []],
    ['nothing', {}, []],
  ])('an InferencePool: %s', (_, ref, expected) => {
    expect(found([service('web', undefined, [80]), pool(ref)], 'inference-pool/')).toEqual(expected)
  })

  it('routes miss those that do not exist', () => {
    const there = [allowing({ from: 'All' }), set(EDGE), service('web', undefined, [80]), pool({ name: 'web' })]
    const refs = (parent: string, backend: string): object =>
      route({
        parentRefs: [{ ...listenerSet, name: parent }],
        rules: [{ backendRefs: [{ ...inferencePool, name: backend }] }],
      })
    expect(found([...there, refs('l', 'p')], 'http-route/')).toEqual([])
    expect(found([...there, refs('m', 'q')], 'http-route/')).toEqual([
      'http-route/parent-not-found E[] shop/r spec.parentRefs[0].name',
      'http-route/backend-not-found E[] shop/r spec.rules[0].backendRefs[0].name',
    ])
  })
})

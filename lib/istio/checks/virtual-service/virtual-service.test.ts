import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { namespace, pod, service, shop, wire } from '../testing/objects'

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'
const GW = 'gateways.networking.istio.io'
const KGW = 'gateways.gateway.networking.k8s.io'
const vs = (spec: unknown, place = 'v', rest = {}) => wire(VS, place, spec, rest)
const to = (destination: object, rest = {}) => ({ hosts: ['web'], http: [{ route: [{ destination }] }], ...rest })
const SUBSETS = wire(DR, 'web', { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] })
const P = 'shop/v spec.http[0].route[0].destination'

/** Codes, object and path of the findings of one slug of VirtualServices. */
function judge(slug: string, objects: readonly object[], options = {}): readonly string[] {
  const name = `virtual-service/${slug}`
  return found([...shop(), ...objects], 'virtual-service/', options)
    .filter((line) => line.startsWith(`${name} `) || line.startsWith('analysis/'))
    .map((line) => line.slice(name.length + 1))
}

describe('destination-host-not-found', () => {
  const entry = (hosts: readonly string[], rest = {}) =>
    wire('serviceentries.networking.istio.io', 'e', { hosts, ...rest })
  it.each([
    ['a host without Service', 'wob', [], [`E[IST0101 KIA1101] ${P}.host`]],
    ['a Service by its short name', 'web', [], []],
    ['a Service by its full name', 'web.shop.svc.cluster.local', [], []],
    ['a name that people read and Istio does not', 'web.shop', [], [`E[IST0101] ${P}.host`]],
    ['a host of a ServiceEntry', 'api.example.com', [entry(['api.example.com'])], []],
    ['a host under a wildcard of a ServiceEntry', 'a.example.com', [entry(['*.example.com'])], []],
    ['a domain that Kiali takes for covered by its parent', 'foo.example.com', [entry(['example.com'])], [`E[IST0101] ${P}.host`]], // prettier-ignore
    ['a Service that is not exported here', 'db.data.svc.cluster.local', [namespace('data'), service('data/db', { a: 'b' }, [1], { annotations: { 'networking.istio.io/exportTo': '.' } })], [`E[IST0101 KIA1101] ${P}.host`]], // prettier-ignore
    ['an entry of another namespace that keeps it', 'api.example.com', [namespace('data'), wire('serviceentries.networking.istio.io', 'data/e', { hosts: ['api.example.com'], exportTo: ['.'] })], [`E[IST0101 KIA1101] ${P}.host`]], // prettier-ignore
  ])('%s', (_, host, others, expected) => {
    expect(judge('destination-host-not-found', [vs(to({ host })), ...others])).toEqual(expected)
  })

  it('is a warning where calls to unknown hosts may go out', () => {
    const mesh = wire('configmaps', 'istio-system/istio', undefined, { data: { mesh: 'rootNamespace: istio-system' } })
    expect(judge('destination-host-not-found', [vs(to({ host: 'wob' })), mesh])).toEqual([
      `W[IST0101 KIA1101] ${P}.host`,
    ])
  })

  it('proves nothing where Services may be missing from the input', () => {
    expect(judge('destination-host-not-found', [vs(to({ host: 'wob' }))], { complete: [VS] })).toEqual([])
  })
})

describe('mirrors', () => {
  const mirrored = (mirror: object) =>
    vs({ hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }], ...mirror }] })
  it.each([
    [{ mirror: { host: 'wob' } }, ['E[IST0101] shop/v spec.http[0].mirror.host']],
    [{ mirrors: [{ destination: { host: 'wob' } }] }, ['E[IST0101] shop/v spec.http[0].mirrors[0].destination.host']],
    [{ mirror: { host: 'web' } }, []],
  ])('%j', (mirror, expected) => {
    expect(judge('mirror-host-not-found', [mirrored(mirror)])).toEqual(expected)
  })
})

describe('ports', () => {
  const two = service('two', { app: 'web' }, [80, 81])
  it.each([
    ['destination-port-not-found', { host: 'web', port: { number: 81 } }, [`E[IST0101] ${P}.port.number`]],
    ['destination-port-not-found', { host: 'web', port: { number: 80 } }, []],
    ['destination-port-not-found', { host: 'wob', port: { number: 80 } }, []],
    ['destination-port-required', { host: 'two' }, [`E[IST0112] ${P}`]],
    ['destination-port-required', { host: 'two', port: { number: 80 } }, []],
    ['destination-port-required', { host: 'web' }, []],
  ])('%s of %j', (slug, destination, expected) => {
    expect(judge(slug, [two, vs(to(destination))])).toEqual(expected)
  })
})

describe('subset-not-found', () => {
  it.each([
    ['a subset that is defined', 'v1', [SUBSETS], []],
    ['a subset of another name', 'v2', [SUBSETS], [`E[IST0101 KIA1107] ${P}.subset`]],
    ['no DestinationRule', 'v1', [], [`E[IST0101 KIA1107] ${P}.subset`]],
    ['a wildcard rule, which istioctl does not see', 'v1', [wire(DR, 'all', { host: '*.shop.svc.cluster.local', subsets: [{ name: 'v1' }] })], [`E[IST0101] ${P}.subset`]], // prettier-ignore
    ['a rule of another namespace that keeps it', 'v1', [namespace('x'), wire(DR, 'x/d', { host: 'web.shop.svc.cluster.local', exportTo: ['.'], subsets: [{ name: 'v1' }] })], [`W[KIA1107] ${P}.subset`]], // prettier-ignore
  ])('%s', (_, subset, others, expected) => {
    expect(judge('subset-not-found', [vs(to({ host: 'web', subset })), ...others])).toEqual(expected)
  })
})

describe('gateways', () => {
  const gw = wire(GW, 'gw', { servers: [{ hosts: ['*.example.com'] }] })
  const bound = (gateway: string) => vs(to({ host: 'web' }, { hosts: ['a.example.com'], gateways: [gateway] }))
  it.each([
    ['gateway-not-found', 'gw', []],
    ['gateway-not-found', 'shop/gw', []],
    ['gateway-not-found', 'mesh', []],
    ['gateway-not-found', 'gv', ['E[IST0101 KIA1102] shop/v spec.gateways[0]']],
    ['gateway-not-found', 'gw.shop', ['E[IST0101] shop/v spec.gateways[0]']],
    ['gateway-not-found', 'kgw', ['E[KIA1102] shop/v spec.gateways[0]']],
    ['gateway-legacy-name', 'gw.shop', ['W[IST0133 KIA1108] shop/v spec.gateways[0]']],
    ['gateway-legacy-name', 'shop/g.w', ['I[KIA1108] shop/v spec.gateways[0]']],
    ['gateway-legacy-name', 'gw', []],
    ['gateway-internal', 'shop/a~istio-autogenerated-k8s-gateway~b', ['W[IST0165] shop/v spec.gateways[0]']],
    ['gateway-not-found', 'shop/a~istio-autogenerated-k8s-gateway~b', []],
    ['gateway-internal', 'gw', []],
  ])('%s of %s', (slug, gateway, expected) => {
    expect(judge(slug, [gw, wire(KGW, 'kgw', { listeners: [] }), bound(gateway)])).toEqual(expected)
  })

  it('looks into matches, for Kiali', () => {
    const spec = {
      hosts: ['web'],
      http: [{ match: [{ gateways: ['gv'] }], route: [{ destination: { host: 'web' } }] }],
    }
    expect(judge('gateway-not-found', [vs(spec)])).toEqual(['E[KIA1102] shop/v spec.http[0].match[0].gateways[0]'])
  })

  it.each([
    [['*.example.com'], 'a.example.com', 0],
    [['b.example.com'], 'a.example.com', 1],
    [['./a.example.com'], 'a.example.com', 0],
    [['other/a.example.com'], 'a.example.com', 1],
    [['*/a.example.com'], 'a.example.com', 0],
    [['*/*'], 'a.example.com', 0],
    [['*'], 'a.example.com', 0],
  ])('host-not-in-gateway: %j serves %s', (hosts, host, count) => {
    const objects = [
      wire(GW, 'gw', { servers: [{ hosts }] }),
      vs(to({ host: 'web' }, { hosts: [host], gateways: ['gw'] })),
    ]
    expect(judge('host-not-in-gateway', objects)).toHaveLength(count)
  })

  it('host-not-in-gateway: a listener without hostname serves all', () => {
    const spec = to({ host: 'web' }, { hosts: ['a.example.com'], gateways: ['kgw'] })
    const kgw = (listener: object) => wire(KGW, 'kgw', { listeners: [listener] })
    expect(judge('host-not-in-gateway', [kgw({}), vs(spec)])).toEqual([])
    expect(judge('host-not-in-gateway', [kgw({ hostname: 'b.example.com' }), vs(spec)])).toHaveLength(1)
  })
})

describe('repeated-destination', () => {
  const split = (...destinations: readonly object[]) => vs({ hosts: ['web'], http: [{ route: destinations.map((destination) => ({ destination })) }] }) // prettier-ignore
  it.each([
    [[{ host: 'web' }, { host: 'web.shop' }], 2],
    [
      [
        { host: 'web', subset: 'v1' },
        { host: 'web', subset: 'v2' },
      ],
      0,
    ],
    [
      [
        { host: 'web', port: { number: 1 } },
        { host: 'web', port: { number: 2 } },
      ],
      0,
    ],
    [[{ host: 'web' }, {}], 0],
  ])('%j', (destinations, count) => {
    expect(judge('repeated-destination', [split(...destinations)])).toHaveLength(count)
  })
})

describe('duplicate-host', () => {
  const one = (place: string, hosts: readonly string[], rest = {}) => vs(to({ host: 'web' }, { hosts, ...rest }), place)
  it.each([
    ['the same host', one('a', ['web']), one('b', ['web']), ['E[IST0109 KIA1106] shop/a spec.hosts[0]', 'E[IST0109 KIA1106] shop/b spec.hosts[0]']], // prettier-ignore
    ['two spellings, which istioctl tells apart', one('a', ['web']), one('b', ['web.shop']), ['W[KIA1106] shop/a spec.hosts[0]', 'W[KIA1106] shop/b spec.hosts[0]']], // prettier-ignore
    ['different hosts', one('a', ['web']), one('b', ['wob']), []],
    ['different gateways', one('a', ['web'], { gateways: ['g'] }), one('b', ['web']), []],
    ['one gateway', one('a', ['web'], { gateways: ['g'] }), one('b', ['web'], { gateways: ['shop/g'] }), ['W[KIA1106] shop/a spec.hosts[0]', 'W[KIA1106] shop/b spec.hosts[0]']], // prettier-ignore
    ['a host for everybody under a wildcard for one namespace', one('a', ['a.example.com']), one('b', ['*.example.com'], { exportTo: ['.'] }), ['E[IST0109] shop/a spec.hosts[0]', 'E[IST0109] shop/b spec.hosts[0]']], // prettier-ignore
    ['two wildcards for everybody', one('a', ['a.example.com']), one('b', ['*.example.com']), []],
    ['revisions that never meet', vs(to({ host: 'web' }, { exportTo: ['.'] }), 'a', { labels: { 'istio.io/rev': 'x' } }), vs(to({ host: 'web' }, { exportTo: ['x'] }), 'b', { labels: { 'istio.io/rev': 'y' } }), []], // prettier-ignore
    ['objects that no namespace sees both of', one('a', ['web.shop.svc.cluster.local'], { exportTo: ['shop'] }), one('data/b', ['web.shop.svc.cluster.local'], { exportTo: ['data'] }), []], // prettier-ignore
  ])('%s', (_, a, b, expected) => {
    expect(judge('duplicate-host', [a, b, namespace('data')])).toEqual(expected)
  })

  it('gives n findings for n equal hosts', () => {
    const many = Array.from({ length: 60 }, (_, i) => one(`v${i}`, ['web']))
    expect(judge('duplicate-host', many)).toHaveLength(60)
  })
})

describe('unreachable rules and matches', () => {
  const rules = (...matches: readonly unknown[]) => vs({ hosts: ['web'], http: matches.map((match) => ({ match, route: [{ destination: { host: 'web' } }] })) }) // prettier-ignore
  const prefix = (value: string, rest = {}) => ({ uri: { prefix: value }, ...rest })
  it.each([
    ['unreachable-rule', [undefined, undefined], ['W[IST0130] shop/v spec.http[1]']],
    ['unreachable-rule', [undefined, [prefix('/a')]], ['W[IST0130] shop/v spec.http[1]']],
    ['unreachable-rule', [[prefix('/a')], undefined], []],
    [
      'unreachable-rule',
      [[prefix('/a', { name: 'x' })], [prefix('/a', { name: 'y' })]],
      ['W[IST0130] shop/v spec.http[1]'],
    ],
    ['ineffective-match', [[prefix('/a'), prefix('/b')], [prefix('/b'), prefix('/c')]], ['I[IST0131] shop/v spec.http[1].match[0]']], // prettier-ignore
    ['ineffective-match', [[prefix('/a')], [prefix('/ab')]], ['I[IST0131] shop/v spec.http[1].match[0]']],
    ['ineffective-match', [[prefix('/ab')], [prefix('/a')]], []],
    ['ineffective-match', [[prefix('/a', { port: 1 })], [prefix('/ab')]], []],
    ['ineffective-match', [[prefix('/a', { method: { exact: 'POST' } })], [prefix('/ab')]], []],
    ['ineffective-match', [[prefix('/a', { headers: { x: { exact: '1' } } })], [prefix('/ab')]], []],
    ['ineffective-match', [[prefix('/a', { sourceLabels: { a: 'b' } })], [prefix('/ab')]], []],
  ])('%s of %j', (slug, matches, expected) => {
    expect(judge(slug, [rules(...matches)])).toEqual(expected)
  })
})

describe('what else may be wrong', () => {
  it.each([
    ['subset-without-gateway-effect', [vs(to({ host: 'web' }, { gateways: ['g'] })), vs(to({ host: 'web', subset: 'v1' }), 'w')], [`W[IST0140] ${P}`]], // prettier-ignore
    ['subset-without-gateway-effect', [vs(to({ host: 'web' })), vs(to({ host: 'web', subset: 'v1' }), 'w')], []],
    ['export-to-namespace-not-found', [vs(to({ host: 'web' }, { exportTo: ['.', 'shop', '*', 'gone'] }))], ['E[KIA0005] shop/v spec.exportTo[3]']], // prettier-ignore
    ['export-to-namespace-not-found', [vs(to({ host: 'web' }, { exportTo: ['shop'] }))], []],
    ['deprecated-delay-percent', [vs({ http: [{ fault: { delay: { percent: 5 } } }] })], ['W[IST0002] shop/v spec.http[0].fault.delay.percent']], // prettier-ignore
    ['deprecated-delay-percent', [vs({ http: [{ fault: { delay: { percentage: { value: 5 } } } }] })], []],
    [
      'deprecated-mirror-percent',
      [vs({ http: [{ mirror_percent: 5 }] })],
      ['W[IST0133] shop/v spec.http[0].mirror_percent'],
    ],
    ['deprecated-mirror-percent', [vs({ http: [{ mirrorPercentage: { value: 5 } }] })], []],
    ['delegate-not-found', [vs({ http: [{ delegate: { name: 'd' } }] })], ['E[] shop/v spec.http[0].delegate']],
    ['delegate-not-found', [vs({ http: [{ delegate: { name: 'd' } }] }), vs({ http: [] }, 'd')], []],
    ['delegate-not-found', [vs({ http: [{ delegate: { name: 'd' } }] }), vs(to({ host: 'web' }), 'd')], ['E[] shop/v spec.http[0].delegate']], // prettier-ignore
  ])('%s: %#', (slug, objects, expected) => {
    expect(judge(slug, objects)).toEqual(expected)
  })
})

describe('jwt-routing-without-authentication', () => {
  const claim = { headers: { '@request.auth.claims.group': { exact: 'a' } } }
  const spec = to({ host: 'web' }, { gateways: ['gw'], http: [{ match: [claim] }] })
  const gw = wire(GW, 'gw', { selector: { app: 'web' } })
  const ra = (namespaceOf: string, selector?: object) => wire('requestauthentications.security.istio.io', `${namespaceOf}/ra`, { selector }) // prettier-ignore
  it.each([
    ['nobody validates tokens', [], 1],
    ['somebody does', [ra('shop')], 0],
    ['the root namespace does', [ra('istio-system')], 0],
    ['another workload does', [ra('shop', { matchLabels: { app: 'x' } })], 1],
  ])('%s', (_, others, count) => {
    expect(
      judge('jwt-routing-without-authentication', [gw, vs(spec), pod('p', { app: 'web' }), ...others]),
    ).toHaveLength(count)
  })
})

describe('ambient', () => {
  const ambient = (labels = {}) => namespace('mesh', { 'istio.io/dataplane-mode': 'ambient', ...labels })
  const web = (labels = {}) => service('mesh/web', { app: 'web' }, [80], { labels })
  const own = vs(to({ host: 'web' }), 'mesh/v')
  it.each([
    ['ambient-service-not-enrolled', [ambient(), web(), own], ['W[KIA1113] mesh/v spec.hosts[0]']],
    ['ambient-service-not-enrolled', [ambient(), web({ 'istio.io/use-waypoint': 'w' }), own], []],
    ['ambient-service-not-enrolled', [ambient({ 'istio.io/use-waypoint': 'w' }), web(), own], []],
    ['ambient-other-namespace', [ambient({ 'istio.io/use-waypoint': 'w' }), web(), vs(to({ host: 'web' }, { hosts: ['web.mesh'] }))], ['W[KIA1114] shop/v spec.hosts[0]']], // prettier-ignore
    ['ambient-other-namespace', [ambient(), web(), own], []],
    [
      'ambient-no-waypoint',
      [ambient(), vs(to({ host: 'x' }, { hosts: ['x'] }), 'mesh/v')],
      ['W[KIA1109] mesh/v spec.hosts[0]'],
    ],
    [
      'ambient-no-waypoint',
      [ambient({ 'istio.io/use-waypoint': 'w' }), vs(to({ host: 'x' }, { hosts: ['x'] }), 'mesh/v')],
      [],
    ],
  ])('%s: %#', (slug, objects, expected) => {
    expect(judge(slug, objects)).toEqual(expected)
  })
})

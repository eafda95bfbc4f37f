import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { namespace, pod, service, shop, wire } from '../testing/objects'

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'
const PA = 'peerauthentications.security.istio.io'
const dr = (spec: unknown, place = 'd', rest = {}) => wire(DR, place, spec, rest)
const pa = (place: string, spec: unknown) => wire(PA, place, spec)
const tls = (mode: string, rest = {}) => ({ trafficPolicy: { tls: { mode, ...rest } } })
const MANUAL = wire('configmaps', 'istio-system/istio', undefined, { data: { mesh: 'enableAutoMtls: false' } })

function judge(slug: string, objects: readonly object[]): readonly string[] {
  const name = `destination-rule/${slug}`
  return found([...shop(), ...objects], 'destination-rule/')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith('analysis/'))
    .map((line) => line.slice(name.length + 1))
}

describe('host-not-found', () => {
  it.each([
    ['web', []],
    ['wob', ['E[IST0174 KIA0202] shop/d spec.host']],
    ['web.shop', ['W[IST0174] shop/d spec.host']],
    ['*.shop.svc.cluster.local', []],
    ['*.local', []],
    ['*.gone.svc.cluster.local', ['W[IST0174] shop/d spec.host']],
    ['api.example.com', ['E[IST0174 KIA0202] shop/d spec.host']],
  ])('%s', (host, expected) => {
    expect(judge('host-not-found', [dr({ host })])).toEqual(expected)
  })

  it('leaves an application without a Service to istioctl', () => {
    expect(judge('host-not-found', [dr({ host: 'batch' }), pod('b', { app: 'batch' })])).toEqual([
      'W[IST0174] shop/d spec.host',
    ])
  })
})

describe('duplicate-host-subset', () => {
  const sub = (...names: readonly string[]) => ({ subsets: names.map((name) => ({ name, labels: { version: name } })) })
  it.each([
    ['without subsets', dr({ host: 'web' }, 'a'), dr({ host: 'web', ...sub('v1') }, 'b'), 2],
    [
      'with one subset alike',
      dr({ host: 'web', ...sub('v1') }, 'a'),
      dr({ host: 'web.shop', ...sub('v1', 'v2') }, 'b'),
      2,
    ],
    ['with other subsets', dr({ host: 'web', ...sub('v1') }, 'a'), dr({ host: 'web', ...sub('v2') }, 'b'), 0],
    ['under a wildcard', dr({ host: 'web' }, 'a'), dr({ host: '*.shop.svc.cluster.local' }, 'b'), 2],
    ['beside the mesh-wide one', dr({ host: 'web' }, 'a'), dr({ host: '*.local', ...tls('ISTIO_MUTUAL') }, 'b'), 0],
    ['for other clients', dr({ host: 'web', workloadSelector: { matchLabels: { a: 'b' } } }, 'a'), dr({ host: 'web' }, 'b'), 0], // prettier-ignore
    ['that no namespace sees both of', dr({ host: 'web', exportTo: ['x'] }, 'a'), dr({ host: 'web', exportTo: ['.'] }, 'b'), 0], // prettier-ignore
    ['for other hosts', dr({ host: 'web' }, 'a'), dr({ host: 'api.example.com' }, 'b'), 0],
  ])('two rules %s', (_, a, b, count) => {
    expect(judge('duplicate-host-subset', [a, b])).toHaveLength(count)
  })

  it('does not meet where the Sidecar of the only common namespace imports one of them', () => {
    const rules = [
      dr({ host: 'web', exportTo: ['.'] }, 'a'),
      dr({ host: '*.shop.svc.cluster.local', exportTo: ['.'] }, 'b'),
    ]
    const sidecar = (host: string) => wire('sidecars.networking.istio.io', 's', { egress: [{ hosts: [host] }] })
    expect(judge('duplicate-host-subset', [...rules, sidecar('./*')])).toHaveLength(2)
    expect(judge('duplicate-host-subset', [...rules, sidecar('other/*')])).toHaveLength(0)
  })
})

describe('subsets', () => {
  const subset = (labels: object | undefined, name = 'v9') => dr({ host: 'web', subsets: [{ name, ...(labels === undefined ? {} : { labels }) }] }) // prettier-ignore
  const route = wire(VS, 'v', { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset: 'v9' } }] }] })
  it.each([
    ['labels of a workload', [subset({ version: 'v1' })], []],
    [
      'labels of nothing, which nobody uses',
      [subset({ version: 'v9' })],
      ['E[IST0173 KIA0203] shop/d spec.subsets[0]'],
    ],
    ['labels of nothing, which a route uses', [subset({ version: 'v9' }), route], ['E[IST0173 KIA0203] shop/d spec.subsets[0]']], // prettier-ignore
    ['labels of a pod that the Service does not select', [subset({ version: 'v9' }), pod('p', { version: 'v9' })], ['I[KIA0203] shop/d spec.subsets[0]']], // prettier-ignore
    ['the same, and a route uses it', [subset({ version: 'v9' }), pod('p', { version: 'v9' }), route], ['E[KIA0203] shop/d spec.subsets[0]']], // prettier-ignore
    ['no labels', [subset(undefined)], []],
  ])('subset-matches-nothing: %s', (_, objects, expected) => {
    expect(judge('subset-matches-nothing', objects)).toEqual(expected)
  })

  it('finds endpoints of a ServiceEntry', () => {
    const entry = wire('serviceentries.networking.istio.io', 'e', { hosts: ['api.example.com'], endpoints: [{ labels: { version: 'v1' } }] }) // prettier-ignore
    const rule = (version: string) => dr({ host: 'api.example.com', subsets: [{ name: 's', labels: { version } }] })
    expect(judge('subset-matches-nothing', [entry, rule('v1')])).toEqual([])
    expect(judge('subset-matches-nothing', [entry, rule('v2')])).toHaveLength(1)
  })

  it('takes the locality of nodes for labels of pods, as istioctl does', () => {
    const node = wire('nodes', 'n1', undefined, { labels: { 'topology.kubernetes.io/zone': 'a' } })
    const here = wire('pods', 'p', { nodeName: 'n1' }, { labels: { app: 'web' } })
    const lines = judge('subset-matches-nothing', [node, here, subset({ 'topology.kubernetes.io/zone': 'a' })])
    expect(lines).toEqual(['I[KIA0203] shop/d spec.subsets[0]'])
  })

  it.each([
    ['alone', [subset(undefined)], ['W[KIA0209] shop/d spec.subsets[0]']],
    ['beside one that works', [dr({ host: 'web', subsets: [{ name: 'a' }, { name: 'v1', labels: { version: 'v1' } }] })], ['I[KIA0209] shop/d spec.subsets[0]']], // prettier-ignore
    ['of an unknown host', [dr({ host: 'wob', subsets: [{ name: 'a' }] })], []],
  ])('subset-without-labels: %s', (_, objects, expected) => {
    expect(judge('subset-without-labels', objects)).toEqual(expected)
  })
})

describe('mutual TLS', () => {
  const strict = { mtls: { mode: 'STRICT' } }
  const meshWide = (mode: string) => dr({ host: '*.local', ...tls(mode) }, 'istio-system/all')
  const namespaceWide = (mode: string) => dr({ host: '*.shop.svc.cluster.local', ...tls(mode) })
  it.each([
    ['mtls-lost', [meshWide('ISTIO_MUTUAL'), dr({ host: 'web' })], ['W[KIA0204] shop/d spec']],
    ['mtls-lost', [meshWide('ISTIO_MUTUAL'), dr({ host: 'web', trafficPolicy: { loadBalancer: {} } })], ['W[KIA0204] shop/d spec.trafficPolicy']], // prettier-ignore
    ['mtls-lost', [meshWide('ISTIO_MUTUAL'), dr({ host: 'web', ...tls('SIMPLE') })], []],
    [
      'mtls-lost',
      [meshWide('ISTIO_MUTUAL'), dr({ host: 'web', trafficPolicy: { portLevelSettings: [{ tls: {} }] } })],
      [],
    ],
    ['mtls-lost', [meshWide('DISABLE'), dr({ host: 'web' })], []],
    ['mtls-lost', [namespaceWide('ISTIO_MUTUAL'), dr({ host: 'web' }, 'e')], ['W[KIA0204] shop/e spec']],
    ['mtls-lost', [namespaceWide('ISTIO_MUTUAL'), dr({ host: 'api.example.com' }, 'e')], []],
    [
      'mesh-mtls-policy-missing',
      [MANUAL, meshWide('ISTIO_MUTUAL')],
      ['E[KIA0205] istio-system/all spec.trafficPolicy.tls.mode'],
    ],
    ['mesh-mtls-policy-missing', [MANUAL, meshWide('ISTIO_MUTUAL'), pa('istio-system/p', strict)], []],
    ['mesh-mtls-policy-missing', [MANUAL, meshWide('ISTIO_MUTUAL'), pa('istio-system/p', { ...strict, selector: {} })], ['E[KIA0205] istio-system/all spec.trafficPolicy.tls.mode']], // prettier-ignore
    ['mesh-mtls-policy-missing', [meshWide('ISTIO_MUTUAL')], []],
    [
      'namespace-mtls-policy-missing',
      [MANUAL, namespaceWide('ISTIO_MUTUAL')],
      ['E[KIA0206] shop/d spec.trafficPolicy.tls.mode'],
    ],
    ['namespace-mtls-policy-missing', [MANUAL, namespaceWide('ISTIO_MUTUAL'), pa('shop/p', strict)], []],
    ['namespace-mtls-policy-missing', [namespaceWide('ISTIO_MUTUAL')], []],
    [
      'disabled-but-namespace-strict',
      [namespaceWide('DISABLE'), pa('shop/p', strict)],
      ['E[KIA0207] shop/d spec.trafficPolicy.tls.mode'],
    ],
    ['disabled-but-namespace-strict', [namespaceWide('DISABLE'), pa('shop/p', { mtls: { mode: 'PERMISSIVE' } })], []],
    ['disabled-but-mesh-strict', [meshWide('DISABLE'), pa('istio-system/p', strict)], ['E[KIA0208] istio-system/all spec.trafficPolicy.tls.mode']], // prettier-ignore
    [
      'disabled-but-mesh-strict',
      [namespaceWide('DISABLE'), pa('istio-system/p', strict)],
      ['E[KIA0208] shop/d spec.trafficPolicy.tls.mode'],
    ],
    ['disabled-but-mesh-strict', [namespaceWide('DISABLE'), pa('istio-system/p', strict), pa('shop/p', { mtls: { mode: 'PERMISSIVE' } })], []], // prettier-ignore
    ['disabled-but-mesh-strict', [meshWide('ISTIO_MUTUAL'), pa('istio-system/p', strict)], []],
    ['no-server-verification', [dr({ host: 'web', ...tls('SIMPLE') })], ['W[IST0128] shop/d spec.trafficPolicy.tls']],
    ['no-server-verification', [dr({ host: 'web', ...tls('SIMPLE', { caCertificates: '/a' }) })], []],
    ['no-server-verification', [dr({ host: 'web', ...tls('ISTIO_MUTUAL') })], []],
    ['no-server-verification', [dr({ host: 'web', workloadSelector: { matchLabels: { a: 'b' } }, ...tls('SIMPLE', { credentialName: 'c' }) })], []], // prettier-ignore
    ['port-no-server-verification', [dr({ host: 'web', trafficPolicy: { portLevelSettings: [{ port: { number: 1 }, tls: { mode: 'MUTUAL' } }] } })], ['W[IST0129] shop/d spec.trafficPolicy.portLevelSettings[0].tls']], // prettier-ignore
    ['port-no-server-verification', [dr({ host: 'web', trafficPolicy: { portLevelSettings: [{ tls: { mode: 'DISABLE' } }] } })], []], // prettier-ignore
    [
      'export-to-namespace-not-found',
      [dr({ host: 'web', exportTo: ['gone'] })],
      ['E[KIA0005] shop/d spec.exportTo[0]'],
    ],
    ['export-to-namespace-not-found', [dr({ host: 'web', exportTo: ['.', '*'] })], []],
  ])('%s: %#', (slug, objects, expected) => {
    expect(judge(slug, objects)).toEqual(expected)
  })
})

describe('ambient', () => {
  const ambient = (labels = {}) => namespace('mesh', { 'istio.io/dataplane-mode': 'ambient', ...labels })
  const web = service('mesh/web', { app: 'web' }, [80])
  const l7 = { trafficPolicy: { outlierDetection: {} } }
  it.each([
    [
      'ambient-service-not-enrolled',
      [ambient(), web, dr({ host: 'web', ...l7 }, 'mesh/d')],
      ['W[KIA0211] mesh/d spec.host'],
    ],
    [
      'ambient-service-not-enrolled',
      [ambient({ 'istio.io/use-waypoint': 'w' }), web, dr({ host: 'web', ...l7 }, 'mesh/d')],
      [],
    ],
    ['ambient-service-not-enrolled', [ambient(), web, dr({ host: 'web', ...tls('SIMPLE') }, 'mesh/d')], []],
    ['ambient-other-namespace', [ambient(), web, dr({ host: 'web.mesh', ...l7 })], ['W[KIA0212] shop/d spec.host']],
    ['ambient-other-namespace', [ambient(), web, dr({ host: 'web', ...l7 }, 'mesh/d')], []],
    ['ambient-no-waypoint', [ambient(), dr({ host: 'x', ...l7 }, 'mesh/d')], ['W[KIA0210] mesh/d spec.host']],
    ['ambient-no-waypoint', [ambient({ 'istio.io/use-waypoint': 'w' }), dr({ host: 'x', ...l7 }, 'mesh/d')], []],
  ])('%s: %#', (slug, objects, expected) => {
    expect(judge(slug, objects)).toEqual(expected)
  })
})

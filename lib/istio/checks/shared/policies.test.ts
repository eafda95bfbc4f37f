import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { namespace, pod, service, shop, wire } from '../testing/objects'

const AP = 'authorizationpolicies.security.istio.io'
const RA = 'requestauthentications.security.istio.io'
const PA = 'peerauthentications.security.istio.io'
const DR = 'destinationrules.networking.istio.io'
const KGW = 'gateways.gateway.networking.k8s.io'
const ap = (spec: unknown, place = 'a') => wire(AP, place, spec)
const ra = (spec: unknown, place = 'a') => wire(RA, place, spec)
const pa = (spec: unknown, place = 'a') => wire(PA, place, spec)
const dr = (host: string, mode: string, place = 'd') => wire(DR, place, { host, trafficPolicy: { tls: { mode } } })
const mesh = (text: string) => wire('configmaps', 'istio-system/istio', undefined, { data: { mesh: text } })
const select = (labels: object) => ({ selector: { matchLabels: labels } })
const inMesh = pod('web-2', { app: 'web' }, 'web', { spec: { containers: [{ name: 'istio-proxy', image: 'p' }] } })

function judge(name: string, objects: readonly object[]): readonly string[] {
  return found([...shop(), namespace('istio-system'), ...objects], name.slice(0, name.indexOf('/') + 1))
    .filter((line) => line.startsWith(`${name} `) || line.startsWith('analysis/'))
    .map((line) => line.slice(name.length + 1))
}

const S = 'shop/a spec.selector.matchLabels'
const source = (fields: object, rest = {}) => ap({ rules: [{ from: [{ source: fields }] }], ...rest })
const to = (operation: object) => ap({ rules: [{ to: [{ operation }] }] })

describe('what policies select', () => {
  it.each([
    ['authorization-policy/selector-matches-nothing', [inMesh, ap(select({ app: 'web' }))], []],
    ['authorization-policy/selector-matches-nothing', [ap(select({ app: 'web' }))], [`W[IST0127] ${S}`]],
    ['authorization-policy/selector-matches-nothing', [inMesh, ap(select({ app: 'x' }))], [`W[IST0127 KIA0004] ${S}`]],
    ['authorization-policy/selector-matches-nothing', [inMesh, ap(select({ app: 'web' }), 'istio-system/a')], []],
    ['authorization-policy/selector-matches-nothing', [ap({}, 'istio-system/a')], []],
    ['authorization-policy/selector-matches-nothing', [ap({})], ['W[IST0127] shop/a spec']],
    ['authorization-policy/selector-matches-nothing', [ap({ targetRefs: [{ kind: 'Service', name: 'web' }], ...select({ app: 'x' }) })], []], // prettier-ignore
    ['request-authentication/selector-matches-nothing', [ra(select({ app: 'x' }))], [`W[KIA0004] ${S}`]],
    ['request-authentication/selector-matches-nothing', [ra(select({ app: 'web' }))], []],
    ['request-authentication/selector-matches-nothing', [ra(select({ app: 'web' }), 'istio-system/a')], []],
    ['peer-authentication/selector-matches-nothing', [pa(select({ app: 'x' }))], [`W[KIA0004] ${S}`]],
    ['peer-authentication/selector-matches-nothing', [pa(select({ app: 'web' }))], []],
    ['peer-authentication/multiple-without-selector', [pa({}), pa({ selector: {} }, 'b')], ['E[KIA0002] shop/a spec', 'E[KIA0002] shop/b spec.selector']], // prettier-ignore
    ['peer-authentication/multiple-without-selector', [pa({}), pa({}, 'istio-system/b')], []],
    ['peer-authentication/overlapping-selector', [pa(select({ app: 'web' })), pa(select({ version: 'v1' }), 'b')], ['E[KIA0003] shop/a spec.selector', 'E[KIA0003] shop/b spec.selector']], // prettier-ignore
    ['peer-authentication/overlapping-selector', [pa(select({ app: 'web' })), pa(select({ app: 'x' }), 'b')], []],
    ['authorization-policy/selector-on-kubernetes-gateway', [pod('g', { a: 'b', 'gateway.networking.k8s.io/gateway-name': 'gw' }), ap(select({ a: 'b' }))], ['W[IST0166] shop/a spec.selector']], // prettier-ignore
    ['authorization-policy/selector-on-kubernetes-gateway', [pod('g', { a: 'b' }), ap(select({ a: 'b' }))], []],
    ['request-authentication/selector-on-kubernetes-gateway', [pod('g', { a: 'b', 'gateway.networking.k8s.io/gateway-name': 'gw' }), ra(select({ a: 'b' }))], ['W[IST0166] shop/a spec.selector']], // prettier-ignore
    ['request-authentication/selector-on-kubernetes-gateway', [ra(select({ app: 'web' }))], []],
    ['authorization-policy/target-ref-not-found', [ap({ targetRefs: [{ kind: 'Service', name: 'x' }] })], ['W[] shop/a spec.targetRefs[0].name']], // prettier-ignore
    ['authorization-policy/target-ref-not-found', [ap({ targetRefs: [{ kind: 'Service', name: 'web' }] })], []],
    ['authorization-policy/target-ref-not-found', [wire(KGW, 'g', {}), ap({ targetRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'g' } })], []], // prettier-ignore
    [
      'request-authentication/target-ref-not-found',
      [ra({ targetRef: { kind: 'Service', name: 'x' } })],
      ['W[] shop/a spec.targetRef.name'],
    ],
  ])('%s: %#', (name, objects, expected) => {
    expect(judge(name, objects)).toEqual(expected)
  })
})

describe('whom an AuthorizationPolicy names', () => {
  const F = 'shop/a spec.rules[0].from[0].source'
  it.each([
    [{ namespaces: ['shop', 'sh*', '*op', '*'] }, []],
    [{ namespaces: ['gone'] }, [`E[IST0101 KIA0101] ${F}.namespaces[0]`]],
    [{ namespaces: ['SHOP'] }, [`W[KIA0101] ${F}.namespaces[0]`]],
    [{ notNamespaces: ['gone'] }, [`E[IST0101] ${F}.notNamespaces[0]`]],
    [{ namespaces: ['g*'] }, [`E[IST0101 KIA0101] ${F}.namespaces[0]`]],
  ])('source-namespace-not-found: %j', (fields, expected) => {
    expect(judge('authorization-policy/source-namespace-not-found', [source(fields)])).toEqual(expected)
  })

  it.each([
    ['principal-not-found', 'cluster.local/ns/shop/sa/default', []],
    ['principal-not-found', 'cluster.local/ns/shop/sa/extra', []],
    ['principal-not-found', '*/sa/default', []],
    ['principal-not-found', '*', []],
    ['principal-not-found', 'cluster.local/ns/shop/sa/gone', [`E[KIA0106] ${F}.principals[0]`]],
    ['principal-not-found', '*/sa/gone', [`E[KIA0106] ${F}.principals[0]`]],
    ['principal-not-found', 'other.org/ns/shop/sa/default', []],
    ['principal-foreign-trust-domain', 'other.org/ns/shop/sa/default', [`W[KIA0108] ${F}.principals[0]`]],
    ['principal-foreign-trust-domain', 'cluster.local/ns/shop/sa/gone', []],
    ['principal-foreign-trust-domain', 'old.org/ns/shop/sa/default', []],
  ])('%s: %s', (slug, principal, expected) => {
    const others = [wire('serviceaccounts', 'extra', undefined), mesh('trustDomainAliases: [old.org]')]
    expect(judge(`authorization-policy/${slug}`, [source({ principals: [principal] }), ...others])).toEqual(expected)
  })
})

describe('which requests an AuthorizationPolicy is for', () => {
  const O = 'shop/a spec.rules[0].to[0].operation'
  it.each([
    [['GET', 'get', ' POST ', '*', 'P*', '*T'], []],
    [['GETT'], [`W[KIA0102] ${O}.methods[0]`]],
    [['*E*'], [`W[KIA0102] ${O}.methods[0]`]],
    [
      ['', 'X*'],
      [`W[KIA0102] ${O}.methods[0]`, `W[KIA0102] ${O}.methods[1]`],
    ],
  ])('method-unknown: %j', (methods, expected) => {
    expect(judge('authorization-policy/method-unknown', [to({ methods })])).toEqual(expected)
  })

  const vs = (host: string, place = 'v') => wire('virtualservices.networking.istio.io', place, { hosts: [host] })
  it.each([
    ['web', [], []],
    ['wob', [], [`E[KIA0104] ${O}.hosts[0]`]],
    ['wob.shop', [], [`E[KIA0104] ${O}.hosts[0]`]],
    ['wob.example', [], []],
    ['api.example.com', [], []],
    ['wob*', [], []],
    ['wob', [vs('wob')], []],
    ['wob', [vs('*')], []],
    ['wob', [vs('*.shop.svc.cluster.local')], []],
    ['wob', [mesh('{}')], [`W[KIA0104] ${O}.hosts[0]`]],
  ])('host-not-found: %s %#', (host, others, expected) => {
    expect(judge('authorization-policy/host-not-found', [to({ hosts: [host] }), ...others])).toEqual(expected)
  })
})

describe('needs-mtls', () => {
  const off = pa({ mtls: { mode: 'DISABLE' } }, 'p')
  const F = 'shop/a spec.rules[0]'
  it.each([
    ['mutual TLS is off', [off, source({ principals: ['*'] })], [`E[KIA0105] ${F}.from[0].source.principals`]],
    ['automatic mutual TLS', [source({ principals: ['*'] })], []],
    ['off for other workloads', [pa({ mtls: { mode: 'DISABLE' }, ...select({ app: 'x' }) }, 'p'), source({ principals: ['*'] }, select({ app: 'web' }))], []], // prettier-ignore
    ['off for its workloads', [pa({ mtls: { mode: 'DISABLE' }, ...select({ app: 'web' }) }, 'p'), source({ principals: ['*'] }, select({ app: 'web' }))], [`E[KIA0105] ${F}.from[0].source.principals`]], // prettier-ignore
    ['off in the mesh', [pa({ mtls: { mode: 'DISABLE' } }, 'istio-system/p'), source({ namespaces: ['shop'] })], [`E[KIA0105] ${F}.from[0].source.namespaces`]], // prettier-ignore
    ['a later field', [off, source({ trustDomains: ['x'] })], [`E[] ${F}.from[0].source.trustDomains`]],
    [
      'a condition',
      [off, ap({ rules: [{ when: [{ key: 'source.principal', values: ['x'] }] }] })],
      [`E[KIA0105] ${F}.when[0]`],
    ],
    ['addresses only', [off, source({ ipBlocks: ['1.2.3.4'] })], []],
    ['DISABLE, yet clients send it', [off, dr('*.shop.svc.cluster.local', 'ISTIO_MUTUAL'), source({ principals: ['*'] })], [`E[KIA0105] ${F}.from[0].source.principals`]], // prettier-ignore
    ['permissive for its workloads, and clients send it', [mesh('enableAutoMtls: false'), pa({ mtls: { mode: 'PERMISSIVE' }, ...select({ app: 'web' }) }, 'p'), dr('web', 'ISTIO_MUTUAL'), source({ principals: ['*'] }, select({ app: 'web' }))], []], // prettier-ignore
  ])('%s', (_, objects, expected) => {
    expect(judge('authorization-policy/needs-mtls', objects)).toEqual(expected)
  })
})

describe('PeerAuthentications and DestinationRules', () => {
  const strict = { mtls: { mode: 'STRICT' } }
  const disable = { mtls: { mode: 'DISABLE' } }
  const manual = mesh('enableAutoMtls: false')
  const NS = '*.shop.svc.cluster.local'
  it.each([
    ['strict-without-mesh-rule', [manual, pa(strict, 'istio-system/a')], ['E[KIA0401] istio-system/a spec.mtls']],
    ['strict-without-mesh-rule', [manual, pa(strict, 'istio-system/a'), dr('*.local', 'ISTIO_MUTUAL')], []],
    ['strict-without-mesh-rule', [pa(strict, 'istio-system/a')], []],
    ['strict-without-mesh-rule', [manual, pa({ ...strict, selector: {} }, 'istio-system/a')], []],
    ['strict-without-namespace-rule', [manual, pa(strict)], ['E[KIA0501] shop/a spec.mtls']],
    ['strict-without-namespace-rule', [manual, pa(strict), dr(NS, 'ISTIO_MUTUAL')], []],
    ['strict-without-namespace-rule', [manual, pa(strict), dr('*.local', 'ISTIO_MUTUAL')], []],
    ['strict-without-namespace-rule', [pa(strict)], []],
    ['disabled-but-rule-enables', [pa(disable), dr(NS, 'MUTUAL')], ['E[KIA0505] shop/a spec.mtls']],
    ['disabled-but-rule-enables', [pa(disable), dr(NS, 'DISABLE', 'c'), dr(NS, 'MUTUAL')], []],
    ['disabled-but-rule-enables', [pa(disable), dr('*.local', 'ISTIO_MUTUAL')], ['E[KIA0505] shop/a spec.mtls']],
    ['disabled-but-rule-enables', [pa(disable), dr('*.local', 'ISTIO_MUTUAL'), dr(NS, 'DISABLE', 'c')], []],
    ['mesh-disabled-but-rule-enables', [pa(disable, 'istio-system/a'), dr('*.local', 'ISTIO_MUTUAL')], ['E[KIA0506] istio-system/a spec.mtls']], // prettier-ignore
    ['mesh-disabled-but-rule-enables', [pa(disable, 'istio-system/a'), dr('*.local', 'DISABLE')], []],
  ])('%s: %#', (slug, objects, expected) => {
    expect(judge(`peer-authentication/${slug}`, objects)).toEqual(expected)
  })
})

describe('policies in ambient namespaces', () => {
  const ambient = (labels = {}) => namespace('mesh', { 'istio.io/dataplane-mode': 'ambient', ...labels })
  const enrolled = ambient({ 'istio.io/use-waypoint': 'w' })
  const web = (labels = {}) => service('mesh/web', { app: 'web' }, [80], { labels })
  const l7 = (rest = {}) => ap({ rules: [{ to: [{ operation: { methods: ['GET'] } }] }], ...rest }, 'mesh/a')
  const l4 = ap({ rules: [{ to: [{ operation: { ports: ['80'] } }] }] }, 'mesh/a')
  const tel = (spec: unknown) => wire('telemetries.telemetry.istio.io', 'mesh/a', spec)
  const wasm = (spec: unknown) => wire('wasmplugins.extensions.istio.io', 'mesh/a', spec)
  const target = { targetRefs: [{ kind: 'Service', name: 'web' }] }
  it.each([
    ['authorization-policy/ambient-no-waypoint', [ambient(), l7()], ['W[KIA0109] mesh/a spec']],
    ['authorization-policy/ambient-no-waypoint', [ambient(), l4], []],
    ['authorization-policy/ambient-no-waypoint', [enrolled, l7()], []],
    ['authorization-policy/ambient-no-waypoint', [ambient(), web({ 'istio.io/use-waypoint': 'w' }), l7(target)], []],
    ['authorization-policy/ambient-no-waypoint', [enrolled, web({ 'istio.io/use-waypoint': 'none' }), l7(target)], ['W[KIA0109] mesh/a spec']], // prettier-ignore
    [
      'authorization-policy/ambient-needs-target-refs',
      [enrolled, l7(select({ app: 'web' }))],
      ['W[KIA0110] mesh/a spec.selector'],
    ],
    ['authorization-policy/ambient-needs-target-refs', [enrolled, web(), l7(target)], []],
    ['request-authentication/ambient-no-waypoint', [ambient(), ra({}, 'mesh/a')], ['W[KIA1110] mesh/a spec']],
    ['request-authentication/ambient-no-waypoint', [enrolled, ra({}, 'mesh/a')], []],
    ['request-authentication/ambient-needs-target-refs', [enrolled, ra({}, 'mesh/a')], ['W[KIA1115] mesh/a spec']],
    ['request-authentication/ambient-needs-target-refs', [enrolled, web(), ra(target, 'mesh/a')], []],
    ['telemetry/ambient-no-waypoint', [ambient(), tel({ tracing: [{}] })], ['W[KIA1112] mesh/a spec']],
    ['telemetry/ambient-no-waypoint', [ambient(), tel({ metrics: [{ providers: [] }] })], []],
    ['telemetry/ambient-no-waypoint', [enrolled, tel({ tracing: [{}] })], []],
    ['telemetry/ambient-needs-target-refs', [enrolled, tel({ accessLogging: [{}] })], ['W[KIA1117] mesh/a spec']],
    ['telemetry/ambient-needs-target-refs', [enrolled, web(), tel({ accessLogging: [{}], ...target })], []],
    ['wasm-plugin/ambient-no-waypoint', [ambient(), wasm({})], ['W[KIA1111] mesh/a spec']],
    ['wasm-plugin/ambient-no-waypoint', [enrolled, wasm({})], []],
    [
      'wasm-plugin/ambient-needs-target-refs',
      [enrolled, wasm(select({ app: 'web' }))],
      ['W[KIA1116] mesh/a spec.selector'],
    ],
    ['wasm-plugin/ambient-needs-target-refs', [enrolled, web(), wasm(target)], []],
  ])('%s: %#', (name, objects, expected) => {
    expect(judge(name, objects)).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { JsonPlace, type ShapeNote } from './json-place'
import { parseDestinationRule } from './parse-destination-rule'
import { parseGateway } from './parse-gateway'
import { parseGatewayApiGateway, parseGatewayRoute } from './parse-gateway-api'
import { parseMeshConfig } from './parse-mesh-config'
import { parseServiceEntry } from './parse-service-entry'
import { parseVirtualService } from './parse-virtual-service'

const spec = (value: unknown): JsonPlace => JsonPlace.root(value, 'spec')
const to = (host: string): object => ({ destination: { host } })

describe('parseVirtualService', () => {
  it('keeps every destination, so that two subsets of one host are a split', () => {
    const route = [
      { destination: { host: 'a', subset: 'v1' }, weight: 50 },
      { destination: { host: 'a', subset: 'v2' } },
    ]
    const { http } = parseVirtualService(spec({ http: [{ route }] }))
    expect(http[0]?.destinations).toEqual(['a', 'a'])
  })

  it.each([
    ['the old single mirror', { mirror: { host: 'm' } }, ['m']],
    ['several mirrors', { mirrors: [to('m'), to('n')] }, ['m', 'n']],
    ['both', { mirror: { host: 'm' }, mirrors: [to('n')] }, ['m', 'n']],
  ])('reads %s', (_, route, mirrors) => {
    expect(parseVirtualService(spec({ http: [route] })).http[0]?.mirrors).toEqual(mirrors)
  })

  it.each([
    [{ fault: { delay: { fixedDelay: '1s' } } }, true, false],
    [{ fault: { abort: { httpStatus: 500 } } }, true, false],
    [{ fault: {} }, false, false],
    [{ timeout: '500ms' }, false, true],
    [{ timeout: '0s' }, false, false],
    [{ timeout: '0.000s' }, false, false],
    [{ timeout: '0.5s' }, false, true],
    [{ timeout: 5 }, false, false],
  ])('of %j tells fault %s and time limit %s', (route, fault, timeout) => {
    expect(parseVirtualService(spec({ http: [route] })).http[0]).toMatchObject({ fault, timeout })
  })

  it('reads TLS routes as TCP', () => {
    const { tcp } = parseVirtualService(spec({ tcp: [{ route: [to('a'), to('b')] }], tls: [{ route: [to('c')] }] }))
    expect(tcp).toEqual([{ destinations: ['a', 'b'] }, { destinations: ['c'] }])
  })
})

describe('parseDestinationRule', () => {
  it.each([
    [{ connectionPool: { http: { http1MaxPendingRequests: 1 } } }, true],
    [{ outlierDetection: {} }, true],
    [{ connectionPool: {} }, false],
    [{ loadBalancer: { simple: 'RANDOM' } }, false],
    [{ portLevelSettings: [{ port: { number: 80 }, outlierDetection: { consecutive5xxErrors: 1 } }] }, true],
    [undefined, false],
  ])('finds in %j a breaker: %s', (trafficPolicy, breaker) => {
    const parts = parseDestinationRule(spec({ host: 'a', trafficPolicy, subsets: [{ name: 's', trafficPolicy }] }))
    expect(parts).toMatchObject({ host: 'a', breaker, subsets: [{ name: 's', breaker }] })
  })

  it('has an empty host where none is written', () => {
    expect(parseDestinationRule(spec({}))).toEqual({ host: '', breaker: false, subsets: [] })
  })
})

describe('parseGateway and parseServiceEntry', () => {
  it('read hosts as written', () => {
    expect(parseGateway(spec({ servers: [{ hosts: ['./a.io', '*'] }, {}, { hosts: ['b.io'] }] })).hosts).toEqual([
      './a.io',
      '*',
      'b.io',
    ])
    expect(parseServiceEntry(spec({ hosts: ['*.a.io'], location: 'MESH_INTERNAL', exportTo: ['.'] }))).toEqual({
      hosts: ['*.a.io'],
      location: 'mesh-internal',
      exportTo: ['.'],
    })
  })

  it('take an entry of which nothing is said for an external one, visible by the default', () => {
    expect(parseServiceEntry(spec({}))).toEqual({ hosts: [], location: 'mesh-external', exportTo: [] })
  })
})

describe('parseGatewayRoute', () => {
  const read = (value: unknown, protocol: 'http' | 'tcp' = 'http') =>
    parseGatewayRoute(spec(value), { namespace: 'shop', protocol })

  it('writes backends as Istio writes hosts, without those that are none', () => {
    const backendRefs = [
      { name: 'a' },
      { name: 'b', namespace: 'far' },
      { kind: 'Hostname', group: 'networking.istio.io', name: 'c.io' },
      { kind: 'ServiceImport', name: 'd' },
      { port: 80 },
    ]
    expect(read({ rules: [{ backendRefs }] }).http[0]?.destinations).toEqual(['a', 'b.far', 'c.io'])
    expect(read({ rules: [{ backendRefs }] }, 'tcp')).toMatchObject({
      http: [],
      tcp: [{ destinations: ['a', 'b.far', 'c.io'] }],
    })
  })

  it('tells mirrors and time limits', () => {
    const filters = [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'm' } } }, { type: 'URLRewrite' }]
    expect(read({ rules: [{ filters, timeouts: { request: '0s', backendRequest: '1s' } }] }).http[0]).toEqual({
      destinations: [],
      mirrors: ['m'],
      fault: false,
      timeout: true,
    })
  })

  it('lets references without a kind or a namespace mean Gateways of its own', () => {
    const parentRefs = [{ name: 'web' }, { kind: 'Service', name: 'a', namespace: 'far' }]
    expect(read({ parentRefs }).parents).toEqual([
      { kind: 'Gateway', namespace: 'shop', name: 'web' },
      { kind: 'Service', namespace: 'far', name: 'a' },
    ])
  })
})

describe('parseGatewayApiGateway', () => {
  it('reads class, host names, addresses that are names, and HBONE', () => {
    const listeners = [{ hostname: 'a.io', protocol: 'HTTP' }, { protocol: 'HBONE' }]
    const addresses = [
      { type: 'Hostname', value: 'gw.edge.svc' },
      { type: 'IPAddress', value: '10.0.0.1' },
    ]
    expect(parseGatewayApiGateway(spec({ gatewayClassName: 'istio', listeners, addresses }))).toEqual({
      className: 'istio',
      hosts: ['a.io'],
      addresses: ['gw.edge.svc'],
      hbone: true,
    })
  })
})

describe('parseMeshConfig', () => {
  it('has Istio’s defaults for what is not said', () => {
    expect(parseMeshConfig('')).toEqual({
      trustDomain: 'cluster.local',
      trustDomainAliases: [],
      rootNamespace: undefined,
      defaultServiceExportTo: [],
      outbound: 'allow-any',
      autoMtls: true,
    })
    expect(parseMeshConfig('enableAutoMtls: false').autoMtls).toBe(false)
  })

  it('reads what is said', () => {
    const text =
      'trustDomain: corp\noutboundTrafficPolicy: { mode: REGISTRY_ONLY }\nunknownField: 1\nrootNamespace: root'
    expect(parseMeshConfig(text)).toMatchObject({
      trustDomain: 'corp',
      rootNamespace: 'root',
      outbound: 'registry-only',
    })
  })

  it.each([
    ['broken', 'a: [', 'yaml'],
    ['too large', `a: "${'x'.repeat(1024 * 1024)}"`, 'yaml'],
    ['a list', '- 1', 'object'],
    [
      'a bomb of aliases',
      Array.from(
        { length: 12 },
        (_, i) =>
          `a${i + 1}: &a${i + 1} [${Array(9)
            .fill(i === 0 ? 'x' : `*a${i}`)
            .join(',')}]`,
      ).join('\n'),
      'yaml',
    ],
  ])('reads text that is %s as nothing and notes it', (_, text, expected) => {
    const notes: ShapeNote[] = []
    expect(parseMeshConfig(text, notes).trustDomain).toBe('cluster.local')
    expect(notes[0]).toMatchObject({ expected })
  })
})

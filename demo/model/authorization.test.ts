import { flowsTo, linesTo, ratesTo, to } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const POLICY = 'security.istio.io/v1 AuthorizationPolicy'
const NOBODY = { rules: [{ from: [{ source: { namespaces: ['nobody'] } }] }] }
const PAGE = to('details-v1', 'productpage-v1')

function deny(mesh: ModelHarness, key: string, spec: object = {}): void {
  mesh.objects.apply(POLICY, key, spec)
}

/** Codes that details answers, to batch unless told otherwise: in plaintext and whatever else is refused. */
function codes(mesh: ModelHarness, edge = to('details-v1', 'unknown')): readonly string[] {
  return flowsTo(mesh, { ...edge, reporter: 'destination' }).map(({ labels }) => labels.response_code ?? '')
}

describe('rows of what Prometheus sees', () => {
  it('23 refused requests: 403 with all names on both sides, at once, and nothing behind', () => {
    const mesh = modelHarness()
    deny(mesh, 'bookinfo/details', { selector: { matchLabels: { app: 'details' } }, ...NOBODY })
    expect(ratesTo(mesh, PAGE)).toEqual(['20 destination http 403 - mutual_tls', '20 source http 403 - unknown'])
    const [server, client] = flowsTo(mesh, PAGE)
    expect(server?.meanMs).toBeLessThan(1)
    expect(client?.labels).toMatchObject({
      destination_version: 'v1',
      destination_principal: 'spiffe://cluster.local/ns/bookinfo/sa/bookinfo-details',
    })
    expect(ratesTo(mesh, to('details-v1', 'unknown'))).toEqual(['3 destination http 403 - none'])
  })

  it('23 gRPC: status 7, and the caller fails as if the server had', () => {
    const mesh = modelHarness()
    deny(mesh, 'shop/payments', { selector: { matchLabels: { app: 'payments', version: 'v1' } }, ...NOBODY })
    expect(ratesTo(mesh, to('payments-v1'))).toEqual([
      '3 destination grpc 200 7 - mutual_tls',
      '3 source grpc 200 7 - unknown',
    ])
    expect(ratesTo(mesh, { ...to('checkout-v1'), reporter: 'source', grpc_response_status: '13' })).toEqual([
      '4.2 source grpc 200 13 - unknown',
    ])
    expect(flowsTo(mesh, { source_workload: 'payments-v1' })).toEqual([])
  })

  it('24 connections: opened and closed, as others are, but empty', () => {
    const mesh = modelHarness()
    deny(mesh, 'bookinfo/mongodb', { selector: { matchLabels: { app: 'mongodb' } } })
    expect(linesTo(mesh, to('mongodb-v1'))).toEqual(['destination tcp - mutual_tls', 'source tcp - unknown'])
    mesh.clock.advance(20)
    const rates = ['opened', 'closed'].map((what) =>
      mesh.rate(`istio_tcp_connections_${what}_total`, { ...to('mongodb-v1'), reporter: 'source' }, 15),
    )
    expect(rates).toEqual([rates[1], rates[0]])
    expect(rates[0]).toBeGreaterThan(4)
    expect(mesh.rate('istio_tcp_sent_bytes_total', to('mongodb-v1'), 15)).toBe(0)
  })

  it('38 ztunnel closes what it refuses, and the callers see a connection that fails', () => {
    const mesh = modelHarness()
    deny(mesh, 'ledger/accounts', { selector: { matchLabels: { app: 'accounts' } } })
    expect(ratesTo(mesh, to('accounts-v1'))).toEqual([
      // Each is tried three times, as Istio does by default.
      '12 destination tcp DENY mutual_tls',
      '24 destination tcp DENY mutual_tls',
      '4 source http 503 URX,UF unknown',
      '8 waypoint http 503 URX,UF mutual_tls',
    ])
    deny(mesh, 'ledger/vault', { selector: { matchLabels: { app: 'vault' } } })
    mesh.objects.remove(mesh.objects.get('AuthorizationPolicy', 'ledger', 'accounts'))
    expect(ratesTo(mesh, to('vault-v1'))).toEqual([
      // Each is tried three times, as Istio does by default.
      '12 destination tcp DENY mutual_tls',
      '12 source tcp CONNECT mutual_tls',
    ])
    mesh.clock.advance(20)
    const counted = (what: string) =>
      mesh.rate(`istio_tcp_connections_${what}_total`, { ...to('vault-v1'), response_flags: 'DENY' }, 15)
    expect([counted('opened'), counted('closed'), counted('failed')]).toEqual([0, 12, 12])
  })

  it('36 a waypoint refuses for its service, and does not ask the server', () => {
    const mesh = modelHarness()
    const policy = mesh.objects.get('AuthorizationPolicy', 'ledger', 'accounts-callers')
    const rules = [{ to: [{ operation: { methods: ['POST'] } }] }]
    mesh.objects.put({ ...policy, spec: { ...(policy.spec as object), rules } })
    const refused = flowsTo(mesh, { reporter: 'waypoint' })
    expect(refused.map(({ line, perSecond }) => `${perSecond} ${line}`)).toEqual(['8 waypoint http 403 - mutual_tls'])
    expect(refused[0]?.labels).toMatchObject({
      source_workload: 'teller-v1',
      destination_service_name: 'accounts',
      destination_workload: 'unknown',
    })
    expect(ratesTo(mesh, to('accounts-v1'))).toEqual(['4 destination tcp - mutual_tls', '4 source http 200 - unknown'])
  })
})

describe('which policies decide', () => {
  const all = { rules: [{}] }

  it.each([
    ['no policy', {}, '200'],
    ['an ALLOW without rules', { 'bookinfo/a': {} }, '403'],
    ['an ALLOW with an empty rule', { 'bookinfo/a': all }, '200'],
    ['a DENY without rules', { 'bookinfo/a': { action: 'DENY' } }, '200'],
    ['a DENY with an empty rule', { 'bookinfo/a': { action: 'DENY', ...all } }, '403'],
    ['a DENY beside an ALLOW', { 'bookinfo/a': all, 'bookinfo/b': { action: 'DENY', ...all } }, '403'],
    ['an ALLOW that matches beside one that does not', { 'bookinfo/a': all, 'bookinfo/b': NOBODY }, '200'],
    ['one of the root namespace', { 'istio-system/a': {} }, '403'],
    ['one of another namespace', { 'shop/a': {} }, '200'],
    ['one that selects others', { 'bookinfo/a': { selector: { matchLabels: { app: 'ratings' } } } }, '200'],
    ['CUSTOM: whoever is asked agrees', { 'bookinfo/a': { action: 'CUSTOM', ...all } }, '200'],
    ['AUDIT', { 'bookinfo/a': { action: 'AUDIT', ...all } }, '200'],
    ['one for a gateway', { 'bookinfo/a': { targetRefs: [{ kind: 'Gateway', name: 'x' }] } }, '200'],
    [
      'one for a Service without a waypoint',
      { 'bookinfo/a': { targetRefs: [{ kind: 'Service', name: 'details' }] } },
      '200',
    ],
  ])('%s', (_, policies, expected) => {
    const mesh = modelHarness()
    for (const [key, spec] of Object.entries(policies)) deny(mesh, key, spec)
    expect(codes(mesh)).toEqual([expected])
  })

  it('a dry run decides nothing', () => {
    const mesh = modelHarness()
    deny(mesh, 'bookinfo/a')
    const policy = mesh.objects.get('AuthorizationPolicy', 'bookinfo', 'a')
    mesh.objects.put({ ...policy, metadata: { ...policy.metadata, annotations: { 'istio.io/dry-run': 'true' } } })
    expect(codes(mesh)).toEqual(['200'])
  })

  it('a principal needs mutual TLS: without it nobody is known', () => {
    const mesh = modelHarness()
    deny(mesh, 'bookinfo/details', {
      selector: { matchLabels: { app: 'details' } },
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/bookinfo/sa/bookinfo-productpage'] } }] }],
    })
    expect(codes(mesh, PAGE)).toEqual(['200'])
    const trafficPolicy = { tls: { mode: 'DISABLE' } }
    mesh.objects.apply('networking.istio.io/v1 DestinationRule', 'bookinfo/details', { host: 'details', trafficPolicy })
    expect(codes(mesh, PAGE)).toEqual(['403'])
  })

  it('a gateway refuses what comes from outside, and knows where it would have gone', () => {
    const mesh = modelHarness()
    const rules = [{ to: [{ operation: { hosts: ['bookinfo.demo'] } }] }]
    deny(mesh, 'istio-system/gate', { selector: { matchLabels: { istio: 'ingressgateway' } }, action: 'DENY', rules })
    const [refused, ...more] = flowsTo(mesh, { source_workload: 'istio-ingressgateway', response_code: '403' })
    expect([refused?.line, refused?.perSecond, more]).toEqual(['source http 403 - unknown', 20, []])
    expect(refused?.labels).toMatchObject({ destination_service_name: 'productpage', destination_workload: 'unknown' })
    expect(flowsTo(mesh, to('productpage-v1'))).toEqual([])
    expect(linesTo(mesh, to('myapp-v1'))).toHaveLength(2)
  })

  it('a gateway of the Gateway API is named by a target', () => {
    const mesh = modelHarness()
    const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'travel-gateway' }]
    deny(mesh, 'travel/gate', { targetRefs })
    expect(ratesTo(mesh, { source_workload: 'travel-gateway-istio' })).toEqual(['10 source http 403 - unknown'])
  })

  it('an egress gateway refuses as any server does', () => {
    const mesh = modelHarness()
    deny(mesh, 'istio-system/gate', { selector: { matchLabels: { istio: 'egressgateway' } } })
    expect(ratesTo(mesh, to('istio-egressgateway'))).toEqual([
      '8 destination http 403 - mutual_tls',
      '8 source http 403 - unknown',
    ])
    expect(flowsTo(mesh, { source_workload: 'istio-egressgateway' })).toEqual([])
  })
})

it('step 21: nobody may do anything in bookinfo, then the gateway may call productpage', () => {
  const mesh = modelHarness()
  const sent = (workload: string, code: string): number =>
    mesh.rate('istio_requests_total', { reporter: 'source', destination_workload: workload, response_code: code }, 15)
  const all = (workload: string): number =>
    mesh.rate('istio_requests_total', { reporter: 'source', destination_workload: workload }, 15)
  deny(mesh, 'bookinfo/deny-all')
  mesh.clock.advance(20)
  expect([all('productpage-v1'), sent('productpage-v1', '403')]).toEqual([20, 20])
  expect(['details-v1', 'reviews-v1', 'reviews-v2', 'ratings-v1'].map(all)).toEqual([0, 0, 0, 0])
  deny(mesh, 'bookinfo/productpage', {
    selector: { matchLabels: { app: 'productpage' } },
    rules: [
      { from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account'] } }] },
    ],
  })
  mesh.clock.advance(20)
  expect([all('productpage-v1'), sent('productpage-v1', '200')]).toEqual([20, 20])
  expect([all('details-v1'), sent('details-v1', '403')]).toEqual([20, 20])
  const reviews = ['reviews-v1', 'reviews-v2', 'reviews-v3']
  expect(reviews.reduce((sum, name) => sum + sent(name, '403'), 0)).toBeCloseTo(40, 0)
  expect(reviews.reduce((sum, name) => sum + all(name), 0)).toBeCloseTo(40, 0)
  expect(all('ratings-v1')).toBe(0)
})

import { outline, traceHarness, type TraceHarness } from '../testing/trace-harness'
import { describe, expect, it } from 'vitest'
import type { Span, Trace } from './span'

const GATEWAY = 'istio-ingressgateway.istio-system'

function spansOf(mesh: TraceHarness, wanted: (span: Span) => boolean): readonly Span[] {
  return mesh.last(60).flat().filter(wanted)
}

function childrenOf(trace: Trace, { spanId }: Span): readonly Span[] {
  return trace.filter(({ parentId }) => parentId === spanId)
}

describe('what proxies write', () => {
  const mesh = traceHarness()

  it('a request through the gateway is one span there, and two for each call between sidecars', () => {
    const trace = mesh.last(60, GATEWAY, /^productpage/).find((one) => one.length === 8)
    expect(outline(trace ?? [])).toEqual([
      `client ${GATEWAY} productpage.bookinfo.svc.cluster.local:9080/productpage 200 -`,
      '  server productpage.bookinfo productpage.bookinfo.svc.cluster.local:9080/* 200 -',
      '    client productpage.bookinfo details.bookinfo.svc.cluster.local:9080/* 200 -',
      '      server details.bookinfo details.bookinfo.svc.cluster.local:9080/* 200 -',
      '    client productpage.bookinfo reviews.bookinfo.svc.cluster.local:9080/* 200 -',
      '      server reviews.bookinfo reviews.bookinfo.svc.cluster.local:9080/* 200 -',
      '        client reviews.bookinfo ratings.bookinfo.svc.cluster.local:9080/* 200 -',
      '          server ratings.bookinfo ratings.bookinfo.svc.cluster.local:9080/* 200 -',
    ])
  })

  it("tags are Envoy's and Istio's", () => {
    const [client, server] = mesh.last(60, GATEWAY, /^productpage/)[0]?.slice(2) ?? []
    expect(client?.tags).toEqual({
      component: 'proxy',
      node_id: expect.stringMatching(
        /^sidecar~10\.8\.\d+\.\d+~productpage-v1-.+\.bookinfo~bookinfo\.svc\.cluster\.local$/,
      ) as unknown,
      'guid:x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      'http.url': 'http://details:9080/details/0',
      'http.method': 'GET',
      'http.protocol': 'HTTP/1.1',
      user_agent: 'demo/1.0',
      downstream_cluster: '-',
      'peer.address': expect.stringMatching(/^10\.8\./) as unknown,
      request_size: expect.any(Number) as unknown,
      response_size: expect.any(Number) as unknown,
      'http.status_code': 200,
      response_flags: '-',
      upstream_cluster: 'outbound|9080||details.bookinfo.svc.cluster.local',
      'upstream_cluster.name': 'outbound|9080||details.bookinfo.svc.cluster.local',
      'istio.canonical_service': 'productpage',
      'istio.canonical_revision': 'v1',
      'istio.mesh_id': 'cluster.local',
      'istio.namespace': 'bookinfo',
      'istio.cluster_id': 'Kubernetes',
    })
    expect(server?.tags).toMatchObject({
      'guid:x-request-id': client?.tags['guid:x-request-id'],
      upstream_cluster: 'inbound|9080||',
      'peer.address': client?.tags['peer.address'],
      'istio.canonical_service': 'details',
    })
  })

  it('a subset stands in the name of the cluster', () => {
    const [root] = mesh.last(10, GATEWAY, /^myapp/)[0] ?? []
    expect(root?.tags.upstream_cluster).toMatch(/^outbound\|80\|v[12]\|myapp\.myapp\.svc\.cluster\.local$/)
  })

  it('gRPC fails with HTTP 200 and a status, and so does the caller that cannot do without', () => {
    const failing = mesh.last(60, GATEWAY, /^storefront/).filter((trace) => trace.some(({ tags }) => tags.error))
    expect(failing.length).toBeGreaterThan(3)
    for (const trace of failing) {
      const failed = trace.filter(({ tags }) => tags.error === true)
      expect(failed.map(({ kind, service }) => `${kind} ${service}`)).toEqual([
        'client storefront.shop',
        'server checkout.shop',
        'client checkout.shop',
        'server payments.shop',
      ])
      for (const { tags } of failed) {
        expect(tags).toMatchObject({ 'http.status_code': 200, 'grpc.status_code': 13, 'http.protocol': 'HTTP/2' })
      }
      expect(failed[3]?.tags).toMatchObject({ 'grpc.path': '/shop.Payments/Charge', 'istio.canonical_revision': 'v2' })
    }
  })

  it('a call over TCP is no span', () => {
    const tcp = /mongodb|mysqldb|redis|cardnet|orders|vault|198\.51/
    expect(spansOf(mesh, ({ operation }) => tcp.test(operation))).toEqual([])
    expect(mesh.last(60, 'reporting.lab')).toEqual([])
  })

  it('a waypoint is one span that names both ends, and the pods behind ztunnel are none', () => {
    const [trace] = mesh.last(10, 'ledger-waypoint.ledger')
    expect(outline(trace ?? [])).toEqual([
      'server ledger-waypoint.ledger accounts.ledger.svc.cluster.local:8080/* 200 -',
    ])
    expect(trace?.[0]?.tags).toMatchObject({
      node_id: expect.stringMatching(/^waypoint~/) as unknown,
      upstream_cluster: 'inbound-vip|8080|http|accounts.ledger.svc.cluster.local',
      'istio.source_workload': 'teller-v1',
      'istio.source_namespace': 'ledger',
      'istio.destination_workload': 'accounts-v1',
      'istio.destination_namespace': 'ledger',
    })
  })

  it('a caller without a proxy begins at the server, a server without one ends at the caller', () => {
    const [trace] = mesh.last(10, 'details.bookinfo')
    expect(outline(trace ?? [])).toEqual(['server details.bookinfo details.bookinfo.svc.cluster.local:9080/* 200 -'])
    const mailed = mesh
      .last(60, GATEWAY, /^storefront/)
      .find((one) => one.some(({ service }) => service === 'mailer.shop'))
    const toCrm = mailed?.find(({ operation }) => operation.startsWith('crm.legacy.'))
    expect(toCrm?.service).toBe('mailer.shop')
    expect(mailed !== undefined && toCrm !== undefined && childrenOf(mailed, toCrm)).toEqual([])
  })

  it('a host outside is reached through the span of the egress gateway', () => {
    const [, hotels] = spansOf(mesh, ({ service }) => service === 'istio-egressgateway.istio-system')
    expect(hotels).toMatchObject({ kind: 'client', operation: 'api.hotelbank.example:80/rooms' })
    expect(hotels?.parentId).toBeDefined()
    const [unlisted] = mesh.last(10, 'curl.lab', /^egress unlisted\.example$/)
    expect(unlisted?.[0]?.tags.upstream_cluster).toBe('PassthroughCluster')
  })

  it('a request without a route is a 404 NR of the gateway', () => {
    expect(mesh.last(10, GATEWAY, /^egress nothere\.demo$/).map(outline)).toEqual(
      Array.from({ length: 10 }, () => [`client ${GATEWAY} egress nothere.demo 404 NR`]),
    )
  })
})

it('a service without pods is a 503 UH at its caller, below which nothing comes', () => {
  const mesh = traceHarness()
  const details = mesh.objects.get('Deployment', 'bookinfo', 'details-v1')
  mesh.objects.put({ ...details, spec: { ...(details.spec as object), replicas: 0 } })
  mesh.clock.advance(10)
  for (const trace of mesh.last(10, GATEWAY, /^productpage/)) {
    const [asked] = trace.filter(({ operation }) => operation.startsWith('details.'))
    expect(asked?.tags).toMatchObject({ 'http.status_code': 503, response_flags: 'UH', error: true })
    expect(asked !== undefined && childrenOf(trace, asked)).toEqual([])
  }
})

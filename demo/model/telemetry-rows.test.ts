import { flowsTo, linesTo, to } from '../testing/flow-lines'
import { modelHarness } from '../testing/model-harness'
import { seriesLabels } from './telemetry'
import { describe, expect, it } from 'vitest'

// The rows of the table "what Prometheus sees": after a change, every flow of one caller and one callee.

const ISTIO = 'networking.istio.io/v1'
describe('rows of the default mesh', () => {
  const mesh = modelHarness()

  it.each([
    ['1 HTTP, both proxied', to('reviews-v1'), ['destination http 200 - mutual_tls', 'source http 200 - unknown']],
    [
      '2 gRPC',
      to('payments-v2'),
      [
        'destination grpc 200 0 - mutual_tls',
        'destination grpc 200 13 - mutual_tls',
        'source grpc 200 0 - unknown',
        'source grpc 200 13 - unknown',
      ],
    ],
    ['3 TCP', to('mongodb-v1'), ['destination tcp - mutual_tls', 'source tcp - unknown']],
    ['4 plaintext caller', to('details-v1', 'unknown'), ['destination http 200 - none']],
    ['5 server without proxy', to('crm'), ['source http 200 - unknown']],
    ['6 outside to gateway', to('productpage-v1'), ['destination http 200 - mutual_tls', 'source http 200 - unknown']],
    ['19 no route', { response_flags: 'NR' }, ['source http 404 NR unknown']],
    ['28 Passthrough HTTP', { destination_service: 'unlisted.example' }, ['source http 200 - unknown']],
    [
      '29 Passthrough TCP',
      { destination_service_name: 'PassthroughCluster', request_protocol: 'tcp' },
      ['source tcp - unknown'],
    ],
    [
      '31 ServiceEntry',
      { destination_service: 'api.cardnet.example', source_workload: 'payments-v1' },
      ['source tcp - unknown'],
    ],
    [
      '32 to the egress gateway',
      to('istio-egressgateway'),
      ['destination http 200 - mutual_tls', 'source http 200 - unknown'],
    ],
    ['32 from the egress gateway', { source_workload: 'istio-egressgateway' }, ['source http 200 - unknown']],
    ['35 ambient L4', to('vault-v1'), ['destination tcp - mutual_tls', 'source tcp - mutual_tls']],
    ['36 to the waypoint', to('ledger-waypoint'), ['source tcp - mutual_tls']],
    ['36 at the waypoint', to('accounts-v1', 'teller-v1'), ['waypoint http 200 - mutual_tls']],
    ['36 from the waypoint', to('accounts-v1', 'ledger-waypoint'), ['destination tcp - mutual_tls']],
    [
      '37 gateway to ambient',
      to('accounts-v1', 'istio-ingressgateway'),
      ['destination tcp - mutual_tls', 'source http 200 - unknown'],
    ],
    ['39 machine with proxy', to('orders-vm'), ['destination tcp - mutual_tls', 'source tcp - unknown']],
  ])('%s', (_, wanted, expected) => {
    expect(linesTo(mesh, wanted)).toEqual(expected)
  })

  it('principals stand on both sides of mutual TLS and on neither side of plaintext', () => {
    for (const { labels } of flowsTo(mesh, to('details-v1', 'productpage-v1'))) {
      expect(labels.source_principal).toBe('spiffe://cluster.local/ns/bookinfo/sa/bookinfo-productpage')
      expect(labels.destination_principal).toBe('spiffe://cluster.local/ns/bookinfo/sa/bookinfo-details')
    }
    const [plain] = flowsTo(mesh, to('details-v1', 'unknown'))
    expect(plain?.labels).toMatchObject({
      source_principal: 'unknown',
      destination_principal: 'unknown',
      source_canonical_revision: 'latest',
      source_cluster: 'unknown',
      destination_version: 'v1',
    })
  })

  it('a server without proxy has a name, but neither app nor version nor principal', () => {
    expect(flowsTo(mesh, to('crm'))[0]?.labels).toMatchObject({
      destination_workload_namespace: 'legacy',
      destination_canonical_service: 'crm',
      destination_cluster: 'Kubernetes',
      destination_app: 'unknown',
      destination_version: 'unknown',
      destination_principal: 'unknown',
      source_principal: 'unknown',
    })
  })

  it('an external host has the namespace of its entry and no workload', () => {
    expect(flowsTo(mesh, { source_workload: 'istio-egressgateway' })[0]?.labels).toMatchObject({
      destination_service: 'api.hotelbank.example',
      destination_service_name: 'api.hotelbank.example',
      destination_service_namespace: 'travel',
      destination_workload: 'unknown',
      destination_cluster: 'unknown',
    })
  })

  it('request series carry 24 labels, those of gRPC 25, messages only the 20 of identity', () => {
    const count = (kind: string) => {
      const flows = [...mesh.model.plan.flows.values()].filter(({ labels }) => labels.operation === undefined)
      const flow = flows.find(({ labels }) => labels.kind === kind)
      return flow === undefined ? 0 : Object.keys(seriesLabels(flow.labels)).length
    }
    expect(['http', 'grpc', 'messages', 'tcp'].map(count)).toEqual([24, 25, 20, 23])
  })

  it('the proxy of the catalog alone tells the operation, and not of messages', () => {
    const told = [...mesh.model.plan.flows.values()]
      .filter(({ labels }) => labels.service.name === 'catalog')
      .map(({ labels }) => `${labels.side} ${labels.kind} ${seriesLabels(labels).request_operation ?? ''}`)
    expect([...new Set(told)].sort()).toEqual([
      'destination grpc GetProduct',
      'destination grpc ListProducts',
      'destination messages ',
      'source grpc ',
      'source messages ',
    ])
  })
})

describe('rows after a change', () => {
  const strict = { mtls: { mode: 'STRICT' } }
  const route = (host: string, destination: object) => ({ hosts: [host], http: [{ route: [{ destination }] }] })

  it('15 an application that fails is seen by both sides', () => {
    const mesh = modelHarness()
    mesh.model.disturb([{ kind: 'error', workload: 'bookinfo/details-v1', status: 503, share: 0.1 }])
    const failed = flowsTo(mesh, { ...to('details-v1', 'productpage-v1'), response_code: '503' })
    expect(failed.map(({ line }) => line)).toEqual(['destination http 503 - mutual_tls', 'source http 503 - unknown'])
    expect(failed.map(({ perSecond }) => perSecond)).toEqual([2, 2])
  })

  it('17 a subset without pods: 503 UH on the service, gRPC 14, TCP UH', () => {
    const mesh = modelHarness()
    mesh.objects.apply(`${ISTIO} VirtualService`, 'lab/httpbin', route('httpbin', { host: 'httpbin', subset: 'v9' }))
    const [uh, ...more] = flowsTo(mesh, {
      destination_service: 'httpbin.lab.svc.cluster.local',
      source_workload: 'curl',
    })
    expect([uh?.line, more]).toEqual(['source http 503 UH unknown', []])
    expect(uh?.labels).toMatchObject({
      destination_service_name: 'httpbin',
      destination_service_namespace: 'lab',
      destination_workload: 'unknown',
      source_principal: 'unknown',
    })
    for (const name of ['fares-v1', 'mongodb-v1']) {
      const namespace = name === 'fares-v1' ? 'travel' : 'bookinfo'
      const deployment = mesh.objects.get('Deployment', namespace, name)
      mesh.objects.put({ ...deployment, spec: { ...(deployment.spec as object), replicas: 0 } })
    }
    expect(linesTo(mesh, { destination_service_name: 'fares' })).toEqual(['source grpc 200 14 UH unknown'])
    expect(linesTo(mesh, { destination_service_name: 'mongodb' })).toEqual(['source tcp UH unknown'])
  })

  it('18 an unknown subset or host: 503 NC on the Host header, tried twice by productpage', () => {
    const mesh = modelHarness()
    mesh.objects.apply(
      `${ISTIO} VirtualService`,
      'bookinfo/reviews',
      route('reviews', { host: 'reviews', subset: 'v9' }),
    )
    const [nc, ...more] = flowsTo(mesh, { destination_service: 'reviews:9080' })
    expect([nc?.line, nc?.perSecond, more]).toEqual(['source http 503 NC unknown', 40, []])
    expect(nc?.labels).toMatchObject({
      destination_service_name: 'reviews:9080',
      destination_service_namespace: 'unknown',
    })
    mesh.objects.apply(
      `${ISTIO} VirtualService`,
      'bookinfo/reviews',
      route('reviews', { host: 'nobody.bookinfo.svc.cluster.local' }),
    )
    expect(linesTo(mesh, { destination_service: 'reviews:9080' })).toEqual(['source http 503 NC unknown'])
  })

  it('18 an invalid backend of the Gateway API takes its share with 500 NC', () => {
    const mesh = modelHarness()
    const backendRefs = [
      { name: 'flights-v1', port: 8080, weight: 3 },
      { name: 'nobody', port: 8080, weight: 1 },
      { name: 'crm', namespace: 'legacy', port: 8080, weight: 1 },
    ]
    const parentRefs = [{ group: '', kind: 'Service', name: 'flights' }]
    mesh.objects.apply('gateway.networking.k8s.io/v1 HTTPRoute', 'travel/flights', {
      parentRefs,
      rules: [{ backendRefs }],
    })
    const [nc] = flowsTo(mesh, { response_flags: 'NC' })
    expect([nc?.line, nc?.perSecond]).toEqual(['source http 500 NC unknown', 4])
    const to = [{ group: '', kind: 'Service' }]
    const from = [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'travel' }]
    mesh.objects.apply('gateway.networking.k8s.io/v1beta1 ReferenceGrant', 'legacy/travel', { from, to })
    expect(flowsTo(mesh, { response_flags: 'NC' }).map(({ perSecond }) => perSecond)).toEqual([2])
  })

  it('19 a VirtualService without a match for the call: 404 NR', () => {
    const mesh = modelHarness()
    const http = [{ match: [{ uri: { exact: '/nowhere' } }], route: [{ destination: { host: 'httpbin' } }] }]
    mesh.objects.apply(`${ISTIO} VirtualService`, 'lab/httpbin', { hosts: ['httpbin'], http })
    expect(linesTo(mesh, { destination_service: 'httpbin:8000', source_workload: 'curl' })).toEqual([
      'source http 404 NR unknown',
    ])
  })

  it('20 TLS to a server without proxy: 503 URX,UF', () => {
    const mesh = modelHarness()
    const trafficPolicy = { tls: { mode: 'ISTIO_MUTUAL' } }
    mesh.objects.apply(`${ISTIO} DestinationRule`, 'shop/crm', { host: 'crm.legacy.svc.cluster.local', trafficPolicy })
    expect(linesTo(mesh, to('crm'))).toEqual(['source http 503 URX,UF unknown'])
  })

  it('21 and 22 STRICT: plaintext by a rule gives 503 UC, a caller without proxy leaves no trace', () => {
    const mesh = modelHarness()
    mesh.objects.apply('security.istio.io/v1 PeerAuthentication', 'bookinfo/default', strict)
    expect(linesTo(mesh, to('details-v1'))).toEqual(['destination http 200 - mutual_tls', 'source http 200 - unknown'])
    mesh.objects.apply(`${ISTIO} DestinationRule`, 'bookinfo/details', {
      host: 'details',
      trafficPolicy: { tls: { mode: 'DISABLE' } },
    })
    expect(linesTo(mesh, to('details-v1'))).toEqual(['source http 503 UC unknown'])
  })

  it('11 the mode of a port stands above that of the workload, the namespace and the mesh', () => {
    const mesh = modelHarness()
    const plaintext = () => flowsTo(mesh, to('details-v1', 'unknown')).length
    const policy = 'security.istio.io/v1 PeerAuthentication'
    const selector = { matchLabels: { app: 'details' } }
    mesh.objects.apply(policy, 'istio-system/default', strict)
    expect(plaintext()).toBe(0)
    mesh.objects.apply(policy, 'bookinfo/default', { mtls: { mode: 'PERMISSIVE' } })
    expect(plaintext()).toBe(1)
    mesh.objects.apply(policy, 'bookinfo/details', { selector, ...strict })
    expect(plaintext()).toBe(0)
    mesh.objects.apply(policy, 'bookinfo/details', {
      selector,
      ...strict,
      portLevelMtls: { 9080: { mode: 'PERMISSIVE' } },
    })
    expect(plaintext()).toBe(1)
    mesh.objects.apply(policy, 'bookinfo/details', {
      selector,
      mtls: { mode: 'UNSET' },
      portLevelMtls: { 9080: { mode: 'UNSET' } },
    })
    expect(plaintext()).toBe(1)
  })

  it('30 REGISTRY_ONLY: HTTP 502 and closed connections in the black hole', () => {
    const mesh = modelHarness()
    const config = mesh.objects.get('ConfigMap', 'istio-system', 'istio')
    mesh.objects.put({ ...config, data: { mesh: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}' } })
    const black = { destination_service_name: 'BlackHoleCluster' }
    expect(linesTo(mesh, black)).toEqual(['source http 502 - unknown', 'source tcp UH unknown'])
  })

  it('16 a caller without proxy ignores routes', () => {
    const mesh = modelHarness()
    mesh.objects.apply(
      `${ISTIO} VirtualService`,
      'bookinfo/details',
      route('details', { host: 'details', subset: 'v9' }),
    )
    expect(linesTo(mesh, to('details-v1'))).toEqual(['destination http 200 - none'])
  })

  it('17 a label that asks for ambient counts at once, one that asks for a sidecar not', () => {
    const mesh = modelHarness()
    const namespace = mesh.objects.list('namespaces').find(({ metadata }) => metadata.name === 'legacy')
    if (namespace === undefined) throw new Error('no namespace')
    const label = (labels: Readonly<Record<string, string>>) =>
      mesh.objects.put({ ...namespace, metadata: { ...namespace.metadata, labels } })
    label({ 'istio-injection': 'enabled' })
    expect(linesTo(mesh, to('details-v1', 'batch'))).toEqual([])
    label({ 'istio.io/dataplane-mode': 'ambient' })
    expect(linesTo(mesh, to('details-v1', 'batch'))).toEqual([
      'destination http 200 - mutual_tls',
      'source tcp - mutual_tls',
    ])
  })

  it('33 a redirect is answered by the proxy', () => {
    const mesh = modelHarness()
    const http = [{ redirect: { uri: '/elsewhere', redirectCode: 302 } }]
    mesh.objects.apply(`${ISTIO} VirtualService`, 'myapp/myapp', {
      hosts: ['myapp.demo'],
      gateways: ['app-gateway'],
      http,
    })
    expect(linesTo(mesh, { response_code: '302' })).toEqual(['source http 302 - unknown'])
  })
})

describe('who is matched by which route', () => {
  it('a header sends jason, a quarter of the visitors, to another version', () => {
    const mesh = modelHarness()
    mesh.objects.apply(`${ISTIO} VirtualService`, 'bookinfo/reviews', {
      hosts: ['reviews'],
      http: [
        {
          match: [{ headers: { 'end-user': { exact: 'jason' } } }],
          route: [{ destination: { host: 'reviews', subset: 'v2' } }],
        },
        { route: [{ destination: { host: 'reviews', subset: 'v1' } }] },
      ],
    })
    const rates = ['v1', 'v2', 'v3'].map(
      (version) => flowsTo(mesh, { ...to(`reviews-${version}`), reporter: 'source' })[0]?.perSecond,
    )
    expect(rates).toEqual([15, 5, undefined])
  })

  it('a Gateway that somebody opens gets 5 requests a second on its first path', () => {
    const mesh = modelHarness()
    const GATEWAY = 'gateway.networking.k8s.io/v1'
    const pod = mesh.objects.list('pods').find(({ metadata }) => metadata.name.startsWith('travel-gateway-istio'))
    if (pod === undefined) throw new Error('no gateway pod')
    const name = { 'gateway.networking.k8s.io/gateway-name': 'own' }
    mesh.objects.put({
      ...pod,
      metadata: {
        ...pod.metadata,
        namespace: 'bookinfo',
        name: 'own-istio',
        uid: 'own',
        ownerReferences: [],
        labels: name,
      },
    })
    const listeners = [{ name: 'http', port: 80, protocol: 'HTTP' }]
    const gateway = {
      apiVersion: GATEWAY,
      kind: 'Gateway',
      metadata: { namespace: 'bookinfo', name: 'own' },
      spec: { gatewayClassName: 'istio', listeners },
    }
    mesh.objects.put(gateway)
    const rules = [
      {
        matches: [{ path: { type: 'Exact', value: '/productpage' } }],
        backendRefs: [{ name: 'productpage', port: 9080 }],
      },
    ]
    mesh.objects.apply(`${GATEWAY} HTTPRoute`, 'bookinfo/own', { parentRefs: [{ name: 'own' }], rules })
    expect(linesTo(mesh, { source_workload: 'own-istio' })).toEqual([])
    mesh.objects.put({ ...gateway, status: { addresses: [{ value: '203.0.113.12' }] } })
    expect(
      flowsTo(mesh, { source_workload: 'own-istio', reporter: 'source' }).map(({ perSecond }) => perSecond),
    ).toEqual([5])
  })
})

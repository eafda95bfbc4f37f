import { http, tcp, type WorldBuilder } from './builder'

/** Ambient: ztunnel carries everything, a waypoint handles the requests to accounts. */
export function addLedger(world: WorldBuilder): void {
  const ns = world.namespace('ledger', { 'istio.io/dataplane-mode': 'ambient' }, 'ambient')
  const own = { medianMs: 5, sigma: 0.4 }
  const ask = http('accounts:8080', '/accounts', { requestBytes: 720, responseBytes: 950 })
  ns.workload(
    { name: 'teller-v1', serviceAccount: 'teller' },
    { own, starts: [{ load: 'teller', perSecond: 8, call: ask }] },
  )
  ns.workload(
    { name: 'accounts-v1', port: 8080, serviceAccount: 'accounts' },
    { own, calls: [tcp('vault:9000', 260, 540)] },
  )
  ns.workload({ name: 'vault-v1', port: 9000, serviceAccount: 'vault' }, { own })
  const gateway = world.add(
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      namespace: 'ledger',
      name: 'ledger-waypoint',
      labels: { 'istio.io/waypoint-for': 'service' },
    },
    {
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes: { namespaces: { from: 'Same' } } }],
      },
      status: {
        addresses: [{ type: 'Hostname', value: 'ledger-waypoint.ledger.svc.cluster.local' }],
        conditions: ['Accepted', 'Programmed'].map((type) => ({
          type,
          status: 'True',
          reason: type,
          message: '',
          lastTransitionTime: world.born,
        })),
      },
    },
  )
  ns.workload({
    name: 'ledger-waypoint',
    owner: gateway,
    proxy: 'waypoint',
    serviceAccount: 'ledger-waypoint',
    labels: {
      'gateway.networking.k8s.io/gateway-name': 'ledger-waypoint',
      'gateway.istio.io/managed': 'istio.io-mesh-controller',
      'istio.io/dataplane-mode': 'none',
    },
  })
  ns.service({ name: 'accounts', ports: { http: 8080 }, labels: { 'istio.io/use-waypoint': 'ledger-waypoint' } })
    .service({ name: 'vault', ports: { tcp: 9000 } })
    .service({
      name: 'ledger-waypoint',
      owner: gateway,
      ports: { 'status-port': 15021, mesh: 15008 },
      selector: { 'gateway.networking.k8s.io/gateway-name': 'ledger-waypoint' },
      labels: { 'gateway.istio.io/managed': 'istio.io-mesh-controller' },
    })
  ns.add('security.istio.io/v1', 'AuthorizationPolicy', 'accounts-callers', {
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name: 'accounts' }],
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/ledger/sa/teller'] } }],
          to: [{ operation: { methods: ['GET'] } }],
        },
      ],
    },
  })
  ns.ingress('ledger-gateway', 'ledger.demo').networking('VirtualService', 'ledger', {
    hosts: ['ledger.demo'],
    gateways: ['ledger-gateway'],
    http: [
      {
        match: [{ uri: { prefix: '/accounts' } }],
        route: [{ destination: { host: 'accounts', port: { number: 8080 } } }],
      },
    ],
  })
  world.entry('ledger.demo', '/accounts', 4, { requestBytes: 660, responseBytes: 950 })
}

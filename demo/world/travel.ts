import type { Behaviour } from '../model/script'
import { grpc, http, type NamespaceBuilder, type WorldBuilder } from './builder'

/** Gateway API only, and one host outside that is reached through the egress gateway. */
export function addTravel(world: WorldBuilder): void {
  const ns = world.namespace('travel', { 'istio.io/rev': 'default' }, 'native')
  const own = { medianMs: 6, sigma: 0.4 }
  const add = (name: string, app: string, behaviour: Partial<Behaviour> = {}): void => {
    ns.workload({ name, port: app === 'fares' ? 7100 : 8080, serviceAccount: app }, { own, ...behaviour })
  }
  add('portal-v1', 'portal', {
    calls: [
      http('flights:8080', '/flights', { responseBytes: 3900 }),
      http('hotels:8080', '/hotels', { times: 0.8, responseBytes: 2700 }),
      grpc('fares:7100', '/travel.Fares/Quote', { times: 0.5 }),
    ],
  })
  add('flights-v1', 'flights')
  add('flights-v2', 'flights')
  add('hotels-v1', 'hotels', { calls: [http('api.hotelbank.example:80', '/rooms', { responseBytes: 1500 })] })
  add('fares-v1', 'fares')
  world.externals.set('api.hotelbank.example', { medianMs: 60, sigma: 0.4 })

  for (const name of ['portal', 'flights', 'hotels']) ns.service({ name, ports: { http: 8080 } })
  for (const version of ['v1', 'v2']) {
    ns.service({ name: `flights-${version}`, ports: { http: 8080 }, selector: { app: 'flights', version } })
  }
  ns.service({ name: 'fares', ports: { grpc: 7100 } })
  addGateway(ns)
  addRoutes(ns)
  addEgress(ns)
  world.entry('travel.demo', '/', 10, { gateway: 'travel/travel-gateway-istio', responseBytes: 5100 })
}

function conditions(ns: NamespaceBuilder, types: readonly string[]): readonly object[] {
  return types.map((type) => ({ type, status: 'True', reason: type, message: '', lastTransitionTime: ns.world.born }))
}

function addGateway(ns: NamespaceBuilder): void {
  const labels = {
    'gateway.networking.k8s.io/gateway-name': 'travel-gateway',
    'gateway.istio.io/managed': 'istio.io-gateway-controller',
  }
  const name = 'travel-gateway-istio'
  const ready = conditions(ns, ['Accepted', 'Programmed'])
  const owner = ns.world.add(
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', namespace: ns.name, name: 'travel-gateway' },
    {
      spec: {
        gatewayClassName: 'istio',
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }],
      },
      status: {
        addresses: [{ type: 'IPAddress', value: '203.0.113.11' }],
        conditions: ready,
        listeners: [{ name: 'http', attachedRoutes: 1, supportedKinds: [], conditions: ready }],
      },
    },
  )
  ns.workload({ name, labels, proxy: 'router', serviceAccount: name, owner })
  ns.service({
    name,
    ports: { 'status-port': 15021, http: 80 },
    selector: labels,
    loadBalancerIp: '203.0.113.11',
    owner,
  })
}

function addRoutes(ns: NamespaceBuilder): void {
  const service = (name: string) => ({ group: '', kind: 'Service', name })
  const backend = (name: string, port: number, weight = 1) => ({ ...service(name), port, weight })
  const add = (kind: string, name: string, parentRef: object, spec: object): void => {
    const attached = {
      parentRef,
      controllerName: 'istio.io/gateway-controller',
      conditions: conditions(ns, ['Accepted', 'ResolvedRefs']),
    }
    ns.gatewayApi(kind, name, { parentRefs: [parentRef], ...spec }, { parents: [attached] })
  }
  const matches = [{ path: { type: 'PathPrefix', value: '/' } }]
  const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'travel-gateway' }
  add('HTTPRoute', 'travel', gateway, {
    hostnames: ['travel.demo'],
    rules: [{ matches, backendRefs: [backend('portal', 8080)] }],
  })
  add('HTTPRoute', 'flights', service('flights'), {
    rules: [{ matches, backendRefs: [backend('flights-v1', 8080, 90), backend('flights-v2', 8080, 10)] }],
  })
  add('GRPCRoute', 'fares', service('fares'), { rules: [{ backendRefs: [backend('fares', 7100)] }] })
}

function addEgress(ns: NamespaceBuilder): void {
  const hosts = ['api.hotelbank.example']
  const port = { number: 80, name: 'http', protocol: 'HTTP' }
  const to = (host: string) => [{ destination: { host, port: { number: 80 } } }]
  ns.networking('ServiceEntry', 'hotelbank', { hosts, location: 'MESH_EXTERNAL', resolution: 'DNS', ports: [port] })
    .networking('Gateway', 'hotelbank-egress', { selector: { istio: 'egressgateway' }, servers: [{ port, hosts }] })
    .networking('VirtualService', 'hotelbank-egress', {
      hosts,
      gateways: ['mesh', 'hotelbank-egress'],
      http: [
        { match: [{ gateways: ['mesh'], port: 80 }], route: to('istio-egressgateway.istio-system.svc.cluster.local') },
        { match: [{ gateways: ['hotelbank-egress'], port: 80 }], route: to('api.hotelbank.example') },
      ],
    })
}

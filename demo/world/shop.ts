import type { Behaviour } from '../model/script'
import { grpc, http, tcp, type WorldBuilder } from './builder'
import type { WorkloadSpec } from './workload-objects'

const FRONT = [
  grpc('catalog:7001', '/shop.Catalog/List', { times: 2, responseBytes: 2400, operation: 'ListProducts' }),
  grpc('basket:7002', '/shop.Basket/Get', { times: 0.6 }),
  grpc('pricing:7003', '/shop.Pricing/Quote'),
  grpc('promos:7004', '/shop.Promos/Active'),
  grpc('recommender:7005', '/shop.Recommender/Suggest', { times: 0.5, awaited: false }),
  grpc('checkout:7006', '/shop.Checkout/Place', { times: 0.5, requestBytes: 900 }),
]
const CHECKOUT = [
  grpc('catalog:7001', '/shop.Catalog/Get', { operation: 'GetProduct' }),
  grpc('basket:7002', '/shop.Basket/Get', { times: 2 }),
  grpc('pricing:7003', '/shop.Pricing/Quote'),
  grpc('shipping:7007', '/shop.Shipping/Book'),
  grpc('payments:7008', '/shop.Payments/Charge', { failsCallerWith: 13 }),
  grpc('mailer:7009', '/shop.Mailer/Confirm'),
]
const MAILER = [
  tcp('198.51.100.25:587', 2600, 420),
  http('crm.legacy:8080', '/contacts', { requestBytes: 880, responseBytes: 300 }),
]
const CARD = tcp('api.cardnet.example:443', 1900, 3100)
// Pooled: 19.2 calls a second share 0.05 new connections a second.
const REDIS = tcp('basket-redis:6379', 90, 210, { connections: 1 / 384 })

const PORTS = {
  catalog: 7001,
  basket: 7002,
  pricing: 7003,
  promos: 7004,
  recommender: 7005,
  checkout: 7006,
  shipping: 7007,
  payments: 7008,
  mailer: 7009,
  wishlist: 7010,
} as const

/** gRPC, errors, slowness, replicas, hosts outside the mesh. */
export function addShop(world: WorldBuilder): void {
  const ns = world.namespace('shop', { 'istio-injection': 'enabled' }, 'container')
  const add = (
    name: keyof typeof PORTS | 'storefront',
    medianMs: number,
    behaviour: Partial<Behaviour> = {},
    spec: Partial<WorkloadSpec> = {},
  ): void => {
    const port = name === 'storefront' ? 8080 : PORTS[name]
    ns.workload(
      { name: `${name}-v1`, port, serviceAccount: name, ...spec },
      { own: { medianMs, sigma: 0.4 }, ...behaviour },
    )
  }
  add('storefront', 15, { calls: FRONT })
  add('catalog', 6, {}, { replicas: 2 })
  add('basket', 5, { calls: [REDIS] })
  add('promos', 3, {}, { proxyVersion: '1.30.4' })
  add('checkout', 20, { calls: CHECKOUT })
  add('mailer', 9, { calls: MAILER })
  add('pricing', 4, {}, { name: 'pricing' })
  add('recommender', 900, {
    own: { medianMs: 900, sigma: 0.6 },
    calls: [grpc('catalog:7001', '/shop.Catalog/List', { operation: 'ListProducts' })],
  })
  const charge = { own: { medianMs: 40, sigma: 0.5 }, calls: [CARD] }
  add('payments', 40, charge)
  add('payments', 40, { ...charge, fails: { status: 13, share: 0.4 } }, { name: 'payments-v2' })
  add('shipping', 10, {}, { replicas: 2, broken: 1 })
  add('wishlist', 5, {}, { serviceAccount: 'default' })
  ns.workload({
    name: 'basket-redis',
    kind: 'StatefulSet',
    labels: { app: 'basket-redis' },
    image: 'redis:7.4',
    port: 6379,
  })

  ns.service({ name: 'storefront', ports: { http: 8080 } }).service({
    name: 'basket-redis',
    ports: { 'tcp-redis': 6379 },
  })
  for (const [name, port] of Object.entries(PORTS)) ns.service({ name, ports: { grpc: port } })
  ns.ingress('shop-gateway', 'shop.demo')
    .networking('VirtualService', 'shop', {
      hosts: ['shop.demo'],
      gateways: ['shop-gateway'],
      http: [{ route: [{ destination: { host: 'storefront', port: { number: 8080 } } }] }],
    })
    .networking('ServiceEntry', 'cardnet', {
      hosts: ['api.cardnet.example'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    })
  world.entry('shop.demo', '/', 12, { requestBytes: 690, responseBytes: 4200 })
}

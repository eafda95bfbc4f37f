import type { Behaviour } from '../model/script'
import { http, tcp, type WorldBuilder } from './builder'

/** The bookshop of Istio's tutorials: pages, details, three versions of reviews, ratings with and without a database. */
export function addBookinfo(world: WorldBuilder): void {
  const ns = world.namespace('bookinfo', { 'istio-injection': 'enabled' }, 'native')
  const add = (name: string, account: string, behaviour: Behaviour): void => {
    const image = `docker.io/istio/examples-bookinfo-${name}:1.20.3`
    ns.workload({ name, image, port: 9080, serviceAccount: account }, behaviour)
  }
  add('productpage-v1', 'bookinfo-productpage', {
    own: { medianMs: 12, sigma: 0.35 },
    forwardsUser: true,
    calls: [
      http('details:9080', '/details/0', { requestBytes: 820, responseBytes: 340, patienceMs: 3000 }),
      http('reviews:9080', '/reviews/0', { requestBytes: 830, responseBytes: 640, patienceMs: 3000, repeated: true }),
    ],
  })
  add('details-v1', 'bookinfo-details', { own: { medianMs: 3, sigma: 0.4 } })
  const sizes = { requestBytes: 790, responseBytes: 310 }
  const ratings = (patienceMs: number) => [http('ratings:9080', '/ratings/0', { ...sizes, patienceMs })]
  for (const [version, calls] of Object.entries({ v1: [], v2: ratings(10_000), v3: ratings(2500) })) {
    add(`reviews-${version}`, 'bookinfo-reviews', { own: { medianMs: 8, sigma: 0.45 }, forwardsUser: true, calls })
  }
  const own = { medianMs: 2, sigma: 0.5 }
  add('ratings-v1', 'bookinfo-ratings', { own })
  add('ratings-v2', 'bookinfo-ratings-v2', { own, calls: [tcp('mongodb:27017', 420, 1350)] })
  add('ratings-v2-mysql', 'default', { own, calls: [tcp('mysqldb:3306', 310, 520)] })
  ns.workload({ name: 'mongodb-v1', image: 'docker.io/istio/examples-bookinfo-mongodb:1.20.3', port: 27017 })
  ns.workload({ name: 'mysqldb-v1', image: 'docker.io/istio/examples-bookinfo-mysqldb:1.20.3', port: 3306 })

  for (const name of ['productpage', 'details', 'reviews', 'ratings']) {
    ns.service({ name, ports: { http: 9080 }, labels: { service: name } })
  }
  for (const version of ['v1', 'v2', 'v3']) {
    ns.service({ name: `reviews-${version}`, ports: { http: 9080 }, selector: { app: 'reviews', version } })
  }
  ns.service({ name: 'mongodb', ports: { mongo: 27017 } }).service({ name: 'mysqldb', ports: { tcp: 3306 } })

  const uris = [
    { exact: '/productpage' },
    { prefix: '/static' },
    { exact: '/login' },
    { exact: '/logout' },
    { prefix: '/api/v1/products' },
  ]
  ns.ingress('bookinfo-gateway', 'bookinfo.demo')
  ns.networking('VirtualService', 'bookinfo', {
    hosts: ['bookinfo.demo'],
    gateways: ['bookinfo-gateway'],
    http: [
      {
        match: uris.map((uri) => ({ uri })),
        route: [{ destination: { host: 'productpage', port: { number: 9080 } } }],
      },
    ],
  })
  ns.subsets('productpage', ['v1'])
    .subsets('reviews', ['v1', 'v2', 'v3'])
    .subsets('ratings', ['v1', 'v2', 'v2-mysql'])
    .subsets('details', ['v1'])
  world.entry('bookinfo.demo', '/productpage', 20, { requestBytes: 640, responseBytes: 5800, users: { jason: 0.25 } })
}

import { grpc, http, type WorldBuilder } from './builder'

/** No proxies: plaintext callers and a plaintext server. */
export function addLegacy(world: WorldBuilder): void {
  const ns = world.namespace('legacy')
  const starts = [
    { load: 'batch-details', perSecond: 3, call: http('details.bookinfo:9080', '/details/0', { responseBytes: 340 }) },
    {
      load: 'batch-catalog',
      perSecond: 2,
      call: grpc('catalog.shop:7001', '/shop.Catalog/List', { responseBytes: 2400, operation: 'ListProducts' }),
    },
  ]
  ns.workload({ name: 'batch' }, { own: { medianMs: 1, sigma: 0.1 }, starts })
  ns.workload({ name: 'crm', port: 8080 }, { own: { medianMs: 6, sigma: 0.3 } })
  ns.service({ name: 'crm', ports: { http: 8080 } })
}

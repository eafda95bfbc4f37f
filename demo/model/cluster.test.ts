import { flowsTo } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const RULE = 'networking.istio.io/v1 DestinationRule'

/** Requests per second from productpage to each version of reviews, biggest first. */
function spread(mesh: ModelHarness): readonly number[] {
  return flowsTo(mesh, { reporter: 'source', source_workload: 'productpage-v1', destination_service_name: 'reviews' })
    .map(({ perSecond }) => Math.round(perSecond * 100) / 100)
    .toSorted((a, b) => b - a)
}
function hash(mesh: ModelHarness, consistentHash: object): void {
  const trafficPolicy = { loadBalancer: { consistentHash } }
  mesh.objects.apply(RULE, 'bookinfo/reviews', { host: 'reviews', trafficPolicy })
}

describe('consistent hashing', () => {
  it.each([
    ['by a header keeps those who have it together', { httpHeaderName: 'End-User' }, [10, 5, 5]],
    ['by a header that nobody has leaves it to chance', { httpHeaderName: 'x-none' }, [6.67, 6.67, 6.67]],
    ['by the address of the caller', { useSourceIp: true }, [20]],
    ['by a parameter that nobody has', { httpQueryParameterName: 'user' }, [6.67, 6.67, 6.67]],
    ['by a cookie that nobody passes on', { httpCookie: { name: 'session', ttl: '0s' } }, [6.67, 6.67, 6.67]],
  ])('%s', (_, consistentHash, expected) => {
    const mesh = modelHarness()
    hash(mesh, consistentHash)
    expect(spread(mesh)).toEqual(expected)
  })

  it('by a cookie, at the gateway: jason stays, the others are spread', () => {
    const mesh = modelHarness()
    const route = [{ destination: { host: 'reviews', port: { number: 9080 } } }]
    mesh.objects.apply('networking.istio.io/v1 VirtualService', 'bookinfo/bookinfo', {
      hosts: ['bookinfo.demo'],
      gateways: ['bookinfo-gateway'],
      http: [{ route }],
    })
    hash(mesh, { httpCookie: { name: 'session', ttl: '0s' } })
    const labels = { reporter: 'source', source_workload: 'istio-ingressgateway', destination_service_name: 'reviews' }
    const rates = flowsTo(mesh, labels).map(({ perSecond }) => perSecond)
    expect(rates.toSorted((a, b) => b - a)).toEqual([10, 5, 5])
  })

  it('keeps the endpoint of a class when another one goes', () => {
    const mesh = modelHarness()
    hash(mesh, { useSourceIp: true })
    const used = () =>
      flowsTo(mesh, { reporter: 'source', source_workload: 'productpage-v1', destination_service_name: 'reviews' }).map(
        ({ labels }) => labels.destination_workload,
      )
    const [kept = ''] = used()
    const other = ['reviews-v1', 'reviews-v2', 'reviews-v3'].find((name) => name !== kept) ?? ''
    const deployment = mesh.objects.get('Deployment', 'bookinfo', other)
    mesh.objects.put({ ...deployment, spec: { ...(deployment.spec as object), replicas: 0 } })
    expect(used()).toEqual([kept])
  })
})

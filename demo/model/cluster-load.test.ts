import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const ISTIO = 'networking.istio.io/v1'
const POOL = { connectionPool: { tcp: { maxConnections: 1000 } } }

/** What a caller offers to each cluster, to a tenth. */
function offered(mesh: ModelHarness, caller: string): Readonly<Record<string, number>> {
  mesh.model.settle()
  const clusters = [...mesh.model.plan.clusters].filter(([key]) => key.startsWith(`${caller} `))
  return Object.fromEntries(
    clusters.map(([key, { perSecond }]) => [key.split(' ')[2] ?? '', Math.round(perSecond * 10) / 10]),
  )
}
function setUp(block: object): ModelHarness {
  const mesh = modelHarness()
  const subsets = ['v1', 'v2'].map((version) => ({ name: version, labels: { version } }))
  mesh.objects.apply(`${ISTIO} DestinationRule`, 'lab/httpbin', { host: 'httpbin', subsets, trafficPolicy: POOL })
  const route = [{ destination: { host: 'httpbin', subset: 'v1' } }]
  mesh.objects.apply(`${ISTIO} VirtualService`, 'lab/httpbin', { hosts: ['httpbin'], http: [{ route, ...block }] })
  return mesh
}

describe('what callers send to a cluster', () => {
  it('is what they call', () => {
    expect(offered(setUp({}), 'lab/curl')).toEqual({ v1: 10 })
  })

  it('counts copies where they go, and calls once', () => {
    const mesh = setUp({ mirror: { host: 'httpbin', subset: 'v2' }, mirrorPercentage: { value: 50 } })
    expect(offered(mesh, 'lab/curl')).toEqual({ v1: 10, v2: 5 })
  })

  it('counts every try', () => {
    const mesh = setUp({ retries: { attempts: 2, retryOn: '5xx' } })
    mesh.model.disturb([{ kind: 'error', workload: 'lab/httpbin-v1', status: 500, share: 0.5 }])
    expect(offered(mesh, 'lab/curl')).toEqual({ v1: 17.5 })
  })

  it('does not count calls that a fault ends before', () => {
    const mesh = setUp({ fault: { abort: { httpStatus: 500, percentage: { value: 20 } } }, mirror: undefined })
    expect(offered(mesh, 'lab/curl')).toEqual({ v1: 8 })
  })
})

import { flowsTo, linesTo, to } from '../testing/flow-lines'
import { modelHarness, type ModelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

// Rows of the table "what Prometheus sees" about faults that a route injects.

const ISTIO = 'networking.istio.io/v1'

describe('faults of a route', () => {
  const half = { percentage: { value: 50 } }
  const all = { percentage: { value: 100 } }
  const withFault = (fault: object, host = 'httpbin') => {
    const mesh = modelHarness()
    const http = [{ fault, route: [{ destination: { host } }] }]
    const namespace = host === 'httpbin' ? 'lab' : 'travel'
    mesh.objects.apply(`${ISTIO} VirtualService`, `${namespace}/${host}`, { hosts: [host], http })
    return mesh
  }
  const fromCurl = (mesh: ModelHarness) =>
    flowsTo(mesh, { destination_service_name: 'httpbin', source_workload: 'curl', reporter: 'source' }).map(
      ({ line, perSecond, meanMs, labels }) => [
        line,
        Math.round(perSecond * 1e6) / 1e6,
        Math.round(meanMs),
        labels.destination_workload,
      ],
    )
  const reached = (mesh: ModelHarness) =>
    flowsTo(mesh, { reporter: 'destination', destination_service_name: 'httpbin', source_workload: 'curl' }).reduce(
      (sum, { perSecond }) => sum + perSecond,
      0,
    )

  it('7 an abort: its code and FI on the service, at once, and nothing at the server', () => {
    const mesh = withFault({ abort: { httpStatus: 418, ...half } })
    expect(fromCurl(mesh)).toEqual([
      ['source http 200 - unknown', 2.5, 6, 'httpbin-v1'],
      ['source http 200 - unknown', 2.5, 6, 'httpbin-v2'],
      ['source http 418 FI unknown', 5, 0, 'unknown'],
    ])
    expect(reached(mesh)).toBe(5)
    expect(flowsTo(mesh, { response_code: '418' })[0]?.labels).toMatchObject({
      destination_service: 'httpbin.lab.svc.cluster.local',
      destination_service_namespace: 'lab',
      source_principal: 'unknown',
    })
  })

  it.each([
    [{ httpStatus: 500 }, '2'],
    [{ httpStatus: 503 }, '14'],
    [{ grpcStatus: 'PERMISSION_DENIED' }, '7'],
  ])('8 an abort of gRPC calls is HTTP 200 with a status: %j', (status, grpc) => {
    const mesh = withFault({ abort: { ...status, ...all } }, 'fares')
    expect(linesTo(mesh, { destination_service_name: 'fares' })).toEqual([`source grpc 200 ${grpc} FI unknown`])
  })

  it('9 a delay: DI and the time at the caller, neither at the server', () => {
    const mesh = withFault({ delay: { fixedDelay: '2s', percent: 50 } })
    expect(fromCurl(mesh)).toEqual([
      ['source http 200 - unknown', 2.5, 6, 'httpbin-v1'],
      ['source http 200 - unknown', 2.5, 6, 'httpbin-v2'],
      ['source http 200 DI unknown', 2.5, 2006, 'httpbin-v1'],
      ['source http 200 DI unknown', 2.5, 2006, 'httpbin-v2'],
    ])
    const served = flowsTo(mesh, { ...to('httpbin-v1', 'curl'), reporter: 'destination' })
    expect(served.map(({ line, perSecond, meanMs }) => [line, perSecond, Math.round(meanMs)])).toEqual([
      ['destination http 200 - mutual_tls', 5, 5],
    ])
  })

  it('10 a delay comes before an abort, and each takes its own share', () => {
    const both = withFault({ delay: { fixedDelay: '2s', ...all }, abort: { httpStatus: 500, ...all } })
    expect(fromCurl(both)).toEqual([['source http 500 DI,FI unknown', 10, 2000, 'unknown']])
    const halves = withFault({ delay: { fixedDelay: '2s', ...half }, abort: { httpStatus: 500, ...half } })
    expect(fromCurl(halves).map(([line, perSecond]) => [line, perSecond])).toEqual([
      ['source http 200 - unknown', 1.25],
      ['source http 200 - unknown', 1.25],
      ['source http 200 DI unknown', 1.25],
      ['source http 200 DI unknown', 1.25],
      ['source http 500 DI,FI unknown', 2.5],
      ['source http 500 FI unknown', 2.5],
    ])
  })

  it('4 a fault without a percentage hits nobody', () => {
    const mesh = withFault({ delay: { fixedDelay: '2s' }, abort: { httpStatus: 500, percentage: {} } })
    expect(fromCurl(mesh).map(([line]) => line)).toEqual(['source http 200 - unknown', 'source http 200 - unknown'])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMetricsRequest } from './parse-metrics-request'

const CONTEXT = {
  now: 1_700_000_003,
  defaultSeconds: 300,
  groupings: [{ label: 'request_host', title: 'Host', single: false }],
}
const THING = { kind: 'workload', namespace: 'shop', name: 'cart-v1' } as const
const parse = (query: string, kind: 'workload' | 'service' = 'workload') =>
  parseMetricsRequest({ ...THING, kind }, new URLSearchParams(query), CONTEXT)

describe('the question about metrics of a thing', () => {
  test('without parameters is inbound, with average and p95, counted by the server', () => {
    expect(parse('')).toMatchObject({
      ok: true,
      value: { direction: 'in', durationSeconds: 300, at: 1_700_000_000, by: [], quantiles: ['p95'], average: true, reporter: 'destination' },
    }) // prettier-ignore
  })

  test('what goes out is counted by the caller, wherever the direction stands in the query', () => {
    expect(parse('by=remote_service&dir=out')).toMatchObject({
      ok: true,
      value: { reporter: 'source', by: [{ id: 'remote_service', label: 'destination_service_name' }] },
    })
    expect(parse('reporter=both&dir=out')).toMatchObject({ value: { reporter: 'both' } })
  })

  test('values are taken whole, equals signs and empty ones too', () => {
    const answer = parse('by=request_host,response_code&val=request_host=a=b&val=response_code=')
    const values = [
      { id: 'request_host', value: 'a=b' },
      { id: 'response_code', value: '' },
    ]
    expect(answer).toMatchObject({ ok: true, value: { values } })
  })

  test.each([
    ['what=1', 'what'],
    ['dir=up', 'dir'],
    ['duration=1s', 'duration'],
    ['at=soon', 'at'],
    ['at=1800000000', 'at'],
    ['by=pod', 'by'],
    ['by=remote_service', 'by'],
    ['by=response_code,response_code', 'by'],
    ['by=response_code,grpc_status,response_flags,remote_app', 'by'],
    ['val=response_code=200', 'val'],
    ['q=p42', 'q'],
    ['avg=perhaps', 'avg'],
    ['reporter=me', 'reporter'],
    ['charts=all', 'charts'],
    ['step=0', 'step'],
    ['dir=in&dir=out', 'dir'],
  ])('%s is refused by the name of its parameter', (query, parameter) => {
    expect(parse(query)).toMatchObject({ ok: false, error: { code: 'bad_request', details: { parameter } } })
  })

  test('of a service nothing goes out', () => {
    expect(parse('dir=out', 'service')).toMatchObject({ ok: false, error: { details: { parameter: 'dir' } } })
  })

  test('no text makes it throw', () => {
    const name = fc.constantFrom('dir', 'by', 'val', 'q', 'at', 'duration', 'step', 'charts')
    fc.assert(
      fc.property(name, fc.string({ unit: 'binary' }), (parameter, text) => {
        parseMetricsRequest(THING, new URLSearchParams([[parameter, text]]), CONTEXT)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDashboardRequest } from './dashboard-request'

const CONTEXT = { now: 1_700_000_003, defaultSeconds: 300 }
const read = (query: string) => parseDashboardRequest(new URLSearchParams(query), CONTEXT)

describe('the question for a dashboard', () => {
  test('needs a namespace and a workload or an application', () => {
    const asked = read('ns=shop&app=cart')
    expect(asked.ok && asked.value).toEqual({
      target: { kind: 'app', namespace: 'shop', name: 'cart' },
      durationSeconds: 300,
      at: 1_700_000_000,
      by: null,
      values: [],
      quantiles: ['p95'],
      average: true,
      stepSeconds: null,
    })
  })

  test.each([
    ['workload=cart', 'ns'],
    ['ns=../x&workload=cart', 'ns'],
    ['ns=shop', 'workload'],
    ['ns=shop&app=', 'app'],
    ['ns=shop&app=a&workload=b', 'app'],
    ['ns=shop&app=a&app=b', 'app'],
    ['ns=shop&app=a&duration=1s', 'duration'],
    ['ns=shop&app=a&at=9999999999', 'at'],
    ['ns=shop&app=a&q=p12', 'q'],
    ['ns=shop&app=a&avg=1', 'avg'],
    ['ns=shop&app=a&val=nothing', 'val'],
    ['ns=shop&app=a&step=0s', 'step'],
    ['ns=shop&app=a&constructor=1', 'constructor'],
  ])('%s is refused, %s named', (query, parameter) => {
    const asked = read(query)
    expect(asked.ok ? undefined : asked.error.details).toMatchObject({ parameter })
  })

  test('no text makes it throw', () => {
    const names = fc.constantFrom('duration', 'at', 'by', 'val', 'q', 'avg', 'step', 'app')
    fc.assert(
      fc.property(names, fc.string(), (name, text) => {
        expect(
          typeof read(
            new URLSearchParams([
              ['ns', 'shop'],
              [name, text],
            ]).toString(),
          ).ok,
        ).toBe('boolean')
      }),
    )
  })
})

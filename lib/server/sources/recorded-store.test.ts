import type { InstantSeries, MetricStore } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import type { PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import { failed, ok } from '@/lib/std/result'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { callWithin } from './call-within'
import { recordedStore } from './recorded-store'

const AT = unixSeconds(1_700_000_000)
const DOWN = new PharosError('upstream_unavailable', 'It is down.')

function requestsOver(rangeSeconds: number): PromExpression {
  const range: PromExpression = { kind: 'selector', metric: 'istio_requests_total', matchers: [], rangeSeconds }
  return { kind: 'aggregate', operator: 'sum', by: ['reporter'], of: { kind: 'call', name: 'rate', args: [range] } }
}
const LONG = requestsOver(6 * 3600)

type Answers = Partial<Record<'witness' | 'evaluations' | 'unrecorded', readonly InstantSeries[] | PharosError>>

const OF_REQUESTS = { metric: 'istio_requests_total', version: '1' }
const ALL_WELL: Answers = {
  witness: [{ labels: OF_REQUESTS, value: 40 }],
  evaluations: [{ labels: OF_REQUESTS, value: 360 }],
}

/** A store with rules that answers questions about them so, and writes down what else it is asked. */
function storeWith(answers: Answers) {
  const state = { answers, rules: 0, asked: [] as string[] }
  const instant: MetricStore['instant'] = (expression) => {
    const text = printExpression(expression)
    const kind = text.startsWith('pharos:recorded')
      ? 'witness'
      : text.startsWith('count_over_time')
        ? 'evaluations'
        : text.includes('unless')
          ? 'unrecorded'
          : undefined
    if (kind === undefined) state.asked.push(text)
    else state.rules += 1
    const series = kind === undefined ? [] : (state.answers[kind] ?? [])
    return Promise.resolve(series instanceof PharosError ? failed(series) : ok({ series, warnings: [] }))
  }
  const store = { name: 's', instant, now: () => Promise.resolve(ok(AT)) } as unknown as MetricStore
  return { state, store }
}

async function ask(store: MetricStore, expression: PromExpression = LONG) {
  const answer = await store.instant(expression, AT, callWithin(1_000))
  return answer.ok && answer.value.recorded === true
}

describe('a store that may have recording rules', () => {
  it('answers long windows from them, and says so', async () => {
    const { state, store } = storeWith(ALL_WELL)
    expect(await ask(recordedStore(store))).toBe(true)
    expect(state.asked).toEqual(['sum by (reporter) (sum_over_time(pharos:istio_requests_total:rate[21600s])) / 360'])
  })

  it('asks for the same window once, and for the rules every five minutes', async () => {
    const { state, store } = storeWith(ALL_WELL)
    const clock = { ms: 0 }
    const recorded = recordedStore(store, () => clock.ms)
    await Promise.all([ask(recorded), ask(recorded)])
    expect(state.rules).toBe(3)
    clock.ms = 299_000
    await ask(recorded)
    expect(state.rules).toBe(3)
    clock.ms = 301_000
    await ask(recorded)
    expect(state.rules).toBe(5)
  })

  it('is not asked for rules while nobody looks at a long window', async () => {
    const { state, store } = storeWith(ALL_WELL)
    expect(await ask(recordedStore(store), requestsOver(3600))).toBe(false)
    expect(state).toMatchObject({ rules: 0, asked: [printExpression(requestsOver(3600))] })
  })

  it.each([
    ['has none', { witness: [] }, 1],
    ['does not record all that is counted', { ...ALL_WELL, unrecorded: [{ labels: {}, value: 3 }] }, 2],
    ['has not had them for so long', { ...ALL_WELL, evaluations: [{ labels: OF_REQUESTS, value: 100 }] }, 3],
    ['does not record this metric', { ...ALL_WELL, evaluations: [] }, 3],
    ['does not tell whether it has any', { witness: DOWN }, 1],
    ['does not tell whether they are whole', { ...ALL_WELL, unrecorded: DOWN }, 2],
    ['does not tell how long it has had them', { ...ALL_WELL, evaluations: DOWN }, 3],
  ] satisfies [string, Answers, number][])('is asked as it is where it %s', async (_, answers, questions) => {
    const { state, store } = storeWith(answers)
    expect(await ask(recordedStore(store))).toBe(false)
    expect(state).toMatchObject({ rules: questions, asked: [printExpression(LONG)] })
  })

  it('is asked as it is where its clock cannot be read', async () => {
    const { state, store } = storeWith(ALL_WELL)
    expect(await ask(recordedStore({ ...store, now: () => Promise.resolve(failed(DOWN)) }))).toBe(false)
    expect(state).toMatchObject({ rules: 0, asked: [printExpression(LONG)] })
  })

  it('passes a failure on', async () => {
    const { store } = storeWith(ALL_WELL)
    const broken: MetricStore = {
      ...store,
      instant: (expression, at, call) =>
        printExpression(expression).includes('sum_over_time(pharos:istio_requests_total:rate[21600s])')
          ? Promise.resolve(failed(DOWN))
          : store.instant(expression, at, call),
    }
    expect(await recordedStore(broken).instant(LONG, AT, callWithin(1_000))).toEqual(failed(DOWN))
  })
})

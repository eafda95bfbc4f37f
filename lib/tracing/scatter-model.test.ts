import { describe, expect, it } from 'vitest'
import { filterTraces } from './filter-traces'
import type { TraceSummary } from './model'
import { scatterModel } from './scatter-model'

const trace = (id: string, part: Partial<TraceSummary> = {}): TraceSummary => ({
  ...{ id, startUs: 5_000_000, durationUs: 30_000, root: { service: 'edge', operation: 'GET /' } },
  ...{ spans: 4, errors: 0, meanSpanUs: 10_000, services: [] },
  ...part,
})
const window = { fromMs: 4000, toMs: 6000 }

describe('scatterModel', () => {
  it('draws duration over time, failures last, more spans larger', () => {
    const { points, ticksUs } = scatterModel(
      [trace('bad', { errors: 1 }), trace('small', { spans: 1 }), trace('large')],
      window,
      'duration',
    )
    expect(points.map(({ trace: { id } }) => id)).toEqual(['large', 'small', 'bad'])
    expect(points[0]?.radius).toBeGreaterThan(points[1]?.radius ?? Infinity)
    expect(points[0]).toMatchObject({ atMs: 5000, us: 30_000, failed: false })
    expect(ticksUs).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000])
  })

  it('leaves out, and counts, what does not tell what is measured', () => {
    const model = scatterModel([trace('a'), trace('b', { meanSpanUs: null })], window, 'mean')
    expect([model.points.length, model.left, model.ticksUs.at(-1)]).toEqual([1, 1, 10_000])
  })

  it('reaches back to traces that began before the window, and has axes without any', () => {
    expect(scatterModel([trace('a', { startUs: 3_000_000 })], window, 'duration').fromMs).toBe(3000)
    expect(scatterModel([], window, 'duration')).toMatchObject({ points: [], ...window })
  })
})

describe('filterTraces', () => {
  const traces = [
    trace('abc'),
    trace('def', { root: null, services: [{ service: 'ratings', namespaces: [], spans: 1, errors: 0 }] }),
  ]

  it.each([
    ['', ['abc', 'def']],
    ['EDGE get', ['abc']],
    ['ratings', ['def']],
    ['def', ['def']],
    ['edge ratings', []],
  ])('keeps by %j', (text, ids) => {
    expect(filterTraces(traces, text).map(({ id }) => id)).toEqual(ids)
  })
})

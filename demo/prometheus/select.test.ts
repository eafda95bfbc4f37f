import { describe, expect, it } from 'vitest'
import { MemorySeries, type MemorySample } from '../testing/memory-series'
import { queryMemory } from '../testing/query-memory'

const NOW = Date.UTC(2026, 0, 5, 12)

/** One series `a` with samples so many seconds before now; `stale` where the value says so. */
function series(...samples: readonly (readonly [secondsAgo: number, value: MemorySample[1]])[]): MemorySeries {
  const source = new MemorySeries({ nowMs: NOW })
  return source.add(
    { __name__: 'a' },
    samples.map(([secondsAgo, value]) => [NOW - secondsAgo * 1000, value]),
  )
}

describe('an instant selector', () => {
  it.each([
    ['sees a sample of now', series([0, 1]), ['a{} 1']],
    ['sees a sample that is not yet five minutes old', series([299.999, 1]), ['a{} 1']],
    ['sees nothing older', series([300.001, 1]), []],
    ['sees nothing that is to come', series([-1, 1]), []],
    ['ends at a staleness mark', series([10, 1], [5, 'stale']), []],
    ['ends at a mark of this instant', series([5, 1], [0, 'stale']), []],
    ['ends at a mark long ago', series([100, 1], [95, 'stale']), []],
    ['goes on after a mark', series([15, 1], [10, 'stale'], [5, 2]), ['a{} 2']],
    ['is not ended by a mark that is to come', series([10, 1], [-5, 'stale']), ['a{} 1']],
    ['sees NaN, which is a value', series([5, NaN]), ['a{} NaN']],
  ])('%s', (_, source, lines) => {
    expect(queryMemory(source, 'a')).toEqual(lines)
  })

  it('sees a sample of exactly five minutes up to Prometheus 2 only', () => {
    expect(queryMemory(series([300, 1]), 'a', { rules: '2' })).toEqual(['a{} 1'])
    expect(queryMemory(series([300, 1]), 'a', { rules: '3' })).toEqual([])
  })

  it('looks at the past with offset, at the future with a negative one, and at one instant with @', () => {
    const source = series([60, 1], [30, 2], [0, 3], [-30, 4])
    expect(queryMemory(source, 'a offset 30s')).toEqual(['a{} 2'])
    expect(queryMemory(source, 'a offset -30s')).toEqual(['a{} 4'])
    expect(queryMemory(source, `a @ ${NOW / 1000 - 60}`)).toEqual(['a{} 1'])
    expect(queryMemory(source, `a @ ${NOW / 1000} offset 1m`)).toEqual(['a{} 1'])
  })

  it('takes @ start() and @ end() from the range that is asked for, which may end between two steps', () => {
    const source = series([60, 1], [30, 2], [0, 3])
    const range = { start: String(NOW / 1000 - 60), end: String(NOW / 1000), step: '25' }
    expect(queryMemory(source, 'a @ start()', { with: range })).toEqual(['a{} 1 1 1'])
    expect(queryMemory(source, 'a @ end()', { with: range })).toEqual(['a{} 3 3 3'])
  })

  it('ends at a mark inside a range of instants and begins again', () => {
    const source = series([30, 1], [25, 'stale'], [10, 2], [5, 'stale'])
    const range = { start: String(NOW / 1000 - 35), end: String(NOW / 1000), step: '5' }
    expect(queryMemory(source, 'a or vector(-1)', { with: range }).sort()).toEqual(
      ['a{} 1 2', '{} -1 -1 -1 -1 -1 -1'].sort(),
    )
    expect(queryMemory(source, 'count(a) or vector(0)', { with: range })).toEqual(['{} 0 1 0 0 0 1 0 0'])
  })

  it('finds the same at steps further apart than it looks back', () => {
    const source = series([3600, 1], [1800, 2], [1795, 'stale'], [0, 3])
    const range = { start: String(NOW / 1000 - 3600), end: String(NOW / 1000), step: '900' }
    expect(queryMemory(source, 'count(a) or vector(0)', { with: range })).toEqual(['{} 1 0 1 0 1'])
  })
})

describe('a range selector', () => {
  it('skips staleness marks', () => {
    const source = series([20, 1], [15, 2], [10, 'stale'], [5, 3])
    expect(queryMemory(source, 'a[1m]')).toEqual(['a{} 1 2 3'])
    expect(queryMemory(source, 'count_over_time(a[1m])')).toEqual(['{} 3'])
  })

  it('has a rate of what was there before the end', () => {
    expect(queryMemory(series([20, 1], [15, 2], [10, 'stale']), 'delta(a[15s] offset 10s)')).toEqual(['{} 3'])
  })

  it('is nothing where there was no sample', () => {
    expect(queryMemory(series([100, 1]), 'a[1m]')).toEqual([])
    expect(queryMemory(series([10, 'stale']), 'count_over_time(a[1m])')).toEqual([])
  })
})

describe('matchers', () => {
  const source = new MemorySeries({ nowMs: NOW })
  for (const [name, x] of [
    ['a', '1'],
    ['a', ''],
    ['b', '2'],
    ['b', '"{}'],
  ])
    source.add(x === '' ? { __name__: name ?? '' } : { __name__: name ?? '', x: x ?? '' }, [[NOW, 1]])

  it.each([
    ['a{x=""}', ['a{} 1']],
    ['a{x!=""}', ['a{x="1"} 1']],
    ['{x=~"1|2"}', ['a{x="1"} 1', 'b{x="2"} 1']],
    ['{x=~".+", x!~"1|2"}', ['b{x="\\"{}"} 1']],
    ['{x="\\"{}"}', ['b{x="\\"{}"} 1']],
    ['{__name__=~"a|c", __name__!="c"}', ['a{x="1"} 1', 'a{} 1']],
    ['{__name__!~"a|"}', ['b{x="\\"{}"} 1', 'b{x="2"} 1']],
    ['a{x="1", x="2"}', []],
    ['a{missing!~".+"}', ['a{x="1"} 1', 'a{} 1']],
    ['c', []],
  ])('%s', (query, lines) => {
    expect(queryMemory(source, query).sort()).toEqual([...lines].sort())
  })
})

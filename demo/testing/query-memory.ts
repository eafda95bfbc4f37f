import { Parameters } from '../prometheus/parameters'
import { type Answer, type Engine, instantQuery, rangeQuery } from '../prometheus/query-endpoints'
import { SeriesIndex } from '../prometheus/series-index'
import type { SeriesSource } from '../series-source'

interface Asked {
  readonly rules?: '2' | '3'
  /** Parameters beside `query`; with `step` it is asked over a range. */
  readonly with?: Readonly<Record<string, string>>
}

interface Data {
  readonly resultType: string
  readonly result: unknown
}

/**
 * What the evaluator answers, without a server: a line per series, as in `up{job="x"} 1`. The values of a range stand one
 * after the other, without their times; those of a range selector too.
 */
export function queryMemory(source: SeriesSource, query: string, asked: Asked = {}): string[] {
  const engine: Engine = { source, index: new SeriesIndex(source), rules: asked.rules ?? '3' }
  const parameters = new Parameters(new URLSearchParams({ query, ...asked.with }))
  return linesOf(asked.with?.step === undefined ? instantQuery(engine, parameters) : rangeQuery(engine, parameters))
}

function linesOf({ data }: Answer): string[] {
  const { resultType, result } = JSON.parse(data) as Data
  if (resultType === 'scalar' || resultType === 'string') return [(result as [number, string])[1]]
  const rows = result as {
    metric: Record<string, string>
    value?: [number, string]
    values?: [number, string][]
  }[]
  return rows.map(
    ({ metric: { __name__: name = '', ...labels }, value, values = value === undefined ? [] : [value] }) => {
      const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`)
      return [`${name}{${pairs.join(',')}}`, ...values.map(([, text]) => text)].join(' ')
    },
  )
}

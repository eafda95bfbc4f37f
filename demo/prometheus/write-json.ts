import type { LabelEntry } from './label-set'

/** A result series as it is served. */
export interface Row {
  readonly entries: readonly LabelEntry[]
  readonly samples: readonly (readonly [timeMs: number, value: number])[]
}

/** The value of a sample as Prometheus writes it. */
export function valueText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (Object.is(value, -0)) return '-0'
  // Go writes at least two digits of an exponent.
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2')
}

/** Seconds, with three decimals where there are milliseconds. */
export function timeText(timeMs: number): string {
  return (timeMs / 1000).toFixed(timeMs % 1000 === 0 ? 0 : 3)
}

export function vectorJson(rows: readonly Row[]): string {
  return resultJson('vector', rows, ([sample]) => `"value":${sample ?? ''}`)
}

export function matrixJson(rows: readonly Row[]): string {
  return resultJson('matrix', rows, (samples) => `"values":[${samples.join(',')}]`)
}

export function singleJson(type: 'scalar' | 'string', timeMs: number, text: string): string {
  return `{"resultType":"${type}","result":[${timeText(timeMs)},${JSON.stringify(text)}]}`
}

function resultJson(type: string, rows: readonly Row[], write: (samples: readonly string[]) => string): string {
  const texts = rows.map(({ entries, samples }) => {
    const written = samples.map(([timeMs, value]) => `[${timeText(timeMs)},"${valueText(value)}"]`)
    return `{"metric":${JSON.stringify(Object.fromEntries(entries))},${write(written)}}`
  })
  return `{"resultType":"${type}","result":[${texts.join(',')}]}`
}

import type { NativeRow, NativeSample } from './native-rows'
import { timeText, valueText } from './write-json'

/** Of a bucket without its lower bound and with its upper one. */
const OPEN_LEFT = 0

export function nativeVectorJson(rows: readonly NativeRow[]): string {
  return resultJson('vector', rows, ([sample]) => `"histogram":${sample ?? ''}`)
}

export function nativeMatrixJson(rows: readonly NativeRow[]): string {
  return resultJson('matrix', rows, (samples) => `"histograms":[${samples.join(',')}]`)
}

function resultJson(type: string, rows: readonly NativeRow[], write: (samples: readonly string[]) => string): string {
  const texts = rows.map(({ entries, samples }) => {
    const written = samples.map(([timeMs, sample]) => `[${timeText(timeMs)},${sampleJson(sample)}]`)
    return `{"metric":${JSON.stringify(Object.fromEntries(entries))},${write(written)}}`
  })
  return `{"resultType":"${type}","result":[${texts.join(',')}]}`
}

/** A histogram without observations has no buckets at all. */
function sampleJson({ count, sum, buckets }: NativeSample): string {
  const own = buckets.map(({ low, high, count: inside }) => [OPEN_LEFT, ...[low, high, inside].map(valueText)])
  return JSON.stringify({
    count: valueText(count),
    sum: valueText(sum),
    ...(own.length === 0 ? {} : { buckets: own }),
  })
}

import { remoteWrite } from '@/demo/testing/remote-write'
import type { RecordingRule } from '@/lib/recording/rule-group'
import { isRecord } from '@/lib/std/is-record'
import { readMatrix } from '../read-result'

interface PastEvaluations {
  readonly rules: readonly RecordingRule[]
  readonly intervalSeconds: number
  /** Unix seconds of the first and the last one. */
  readonly from: number
  readonly to: number
}

/** Has a running Prometheus evaluate rules over its past, one after another as it does itself, and keep what they record. */
export async function evaluateRules(url: string, past: PastEvaluations): Promise<void> {
  for (const { record, expr, labels } of past.rules) {
    const body = new URLSearchParams({
      query: expr,
      start: String(past.from),
      end: String(past.to),
      step: String(past.intervalSeconds),
    })
    const answer: unknown = await (await fetch(`${url}/api/v1/query_range`, { method: 'POST', body })).json()
    const matrix = readMatrix(isRecord(answer) ? answer.data : undefined, 100_000)
    if (!matrix.ok) throw new Error(`${record}: ${JSON.stringify(answer).slice(0, 500)}`)
    const written = matrix.value.map((series) => ({
      labels: { ...series.labels, ...labels, __name__: record },
      samples: series.points.map(([at, value]) => [Math.round(at * 1000), value] as const),
    }))
    await remoteWrite(url, written)
  }
}

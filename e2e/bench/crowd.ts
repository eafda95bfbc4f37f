import { ask } from './ask'
import { median, quantile } from './measure'
import type { MeterReader } from './meters'
import type { Questions } from './questions'

const USERS = 20

export interface Crowd {
  readonly users: number
  /** Graphs drawn for all of them together. */
  readonly computed: number
  readonly queries: number
  readonly p95Ms: number
}

/** Twenty users who open the same graph at once; the worst count of several times. */
export async function measureCrowd(
  questions: Questions,
  scope: number,
  rounds: number,
  meters: MeterReader,
): Promise<Crowd> {
  const runs: Crowd[] = []
  for (let round = 0; round < rounds; round += 1) {
    const url = questions.graphUrl(scope)
    const before = await meters.read()
    const answers = await Promise.all(Array.from({ length: USERS }, () => ask(url)))
    const after = await meters.read()
    runs.push({
      users: USERS,
      computed: after.computed - before.computed,
      queries: after.queries - before.queries,
      p95Ms: quantile(
        answers.map(({ tookMs }) => tookMs),
        0.95,
      ),
    })
  }
  return {
    users: USERS,
    computed: Math.max(...runs.map(({ computed }) => computed)),
    queries: Math.max(...runs.map(({ queries }) => queries)),
    p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
  }
}

import type { Outcome } from './outcome'
import { type ApiServerUnderTest, playScenario } from './play-scenario'
import type { Scenario } from './step'

/** Scenarios do not see each other, so a few are played at once. @returns the outcomes by the names of their steps */
export async function playScript(
  server: ApiServerUnderTest,
  scenarios: readonly Scenario[],
  run: string,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const left = [...scenarios]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      for (const outcome of await playScenario(server, next, run)) outcomes.set(outcome.step, outcome)
    }
  }
  await Promise.all([worker(), worker(), worker()])
  return outcomes
}

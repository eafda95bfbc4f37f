import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './ask'
import type { MeterReader } from './meters'

/** As pages refresh by default; a little more, so that what is kept for as long has to be asked for again. */
const EVERY_MS = 30_500

/** What the page of the mesh costs those whom the product asks, lamp included. */
export interface Refreshes {
  readonly rounds: number
  /** Mean of the refreshes. */
  readonly calls: number
}

/** Refreshes the page of the mesh at its own pace: what is kept for minutes counts in the refreshes in which it is asked for. */
export async function measureRefreshes(product: string, rounds: number, meters: MeterReader): Promise<Refreshes> {
  const refresh = () => Promise.all([ask(`${product}/api/mesh`), ask(`${product}/api/mesh?parts=lamp`)])
  await refresh()
  let calls = 0
  for (let round = 0; round < rounds; round += 1) {
    await wait(EVERY_MS)
    const before = await meters.read()
    await refresh()
    calls += (await meters.read()).calls - before.calls
  }
  return { rounds, calls: calls / rounds }
}

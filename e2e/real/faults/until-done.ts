import { setTimeout as wait } from 'node:timers/promises'

/** Tries again, for a minute, what an API server that comes and goes may cut off. @throws the last refusal */
export async function untilDone(work: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + 60_000
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (performance.now() > deadline) throw error
      await wait(50)
    }
  }
}

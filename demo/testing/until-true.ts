import { setTimeout as wait } from 'node:timers/promises'

const SOON_MS = 15_000

/**
 * Asks until it is so: a server takes up changed rights and definitions a moment after it has stored them.
 *
 * @throws with `what` when it is not so within 15 seconds
 */
export async function untilTrue(what: string, ask: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SOON_MS
  while (!(await ask())) {
    if (performance.now() > deadline) throw new Error(`Waited ${SOON_MS / 1000} s in vain: ${what}`)
    await wait(20)
  }
}

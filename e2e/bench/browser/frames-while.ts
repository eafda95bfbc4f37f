import type { Page } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'

const FOR_MS = 4000

export interface Frames {
  readonly fps: number
  readonly longestMs: number
}

/** The frames that a page draws while something is moved in it, step by step, for some seconds. */
export async function framesWhile(page: Page, move: (step: number) => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = []
    Reflect.set(window, 'benchFrames', times)
    const onFrame = (at: number) => {
      times.push(at)
      if (Reflect.get(window, 'benchFrames') === times) requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
  const until = performance.now() + FOR_MS
  for (let step = 0; performance.now() < until; step += 1) {
    await move(step)
    await wait(12)
  }
  const times = await page.evaluate(() => {
    const taken: unknown = Reflect.get(window, 'benchFrames')
    Reflect.deleteProperty(window, 'benchFrames')
    return Array.isArray(taken) ? taken.map(Number) : []
  })
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const took = (times.at(-1) ?? NaN) - (times[0] ?? NaN)
  return { fps: (1000 * gaps.length) / took, longestMs: Math.max(...gaps) }
}

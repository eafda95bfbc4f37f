import { expect } from '@playwright/test'

/** Within a twentieth: a real store scrapes a little late on a loaded machine. @param said begins with a number */
export function expectNear(said: string | undefined, wanted: number): void {
  const value = Number.parseFloat(said ?? '')
  const distance = wanted === 0 ? Math.abs(value) : Math.abs(value / wanted - 1)
  expect(distance, `${said ?? 'nothing'}, near ${wanted}`).toBeLessThan(0.05)
}

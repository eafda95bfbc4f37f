import { test as base } from '@playwright/test'
import { GraphPage } from '../pages/graph-page'
import { demo } from './demo-admin'

/** A journey on the shared mesh, which stands as it was at the start; what the page does wrong by itself fails the test. */
export const test = base.extend<{ readonly mesh: typeof demo; readonly graph: GraphPage }>({
  mesh: [
    async ({}, use) => {
      await demo.reset()
      await use(demo)
      await demo.clearFaults()
    },
    { auto: true },
  ],
  graph: async ({ page }, use) => {
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (message) => {
      // A refused answer is part of some journeys; a refused script or style of none.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) wrong.push(message.text())
    })
    await use(new GraphPage(page))
    test.expect(wrong, 'errors in the browser').toEqual([])
  },
})

export const { expect } = base

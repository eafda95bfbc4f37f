import { test as base } from '@playwright/test'
import { GraphPage } from '../pages/graph-page'
import { mesh as shared, type SharedMesh } from './mesh'

/** A journey on the shared mesh, which stands as it was at the start; what the page does wrong by itself fails the test. */
export const test = base.extend<{ readonly mesh: SharedMesh; readonly graph: GraphPage }>({
  mesh: [
    async ({}, use) => {
      await shared.reset()
      await use(shared)
      await shared.clearFaults()
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

import { test as base, type APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { GraphPage } from '../pages/graph-page'
import { mesh as shared, type SharedMesh } from './mesh'

const sourcesAnswer = z.object({
  sources: z.array(z.object({ kinds: z.array(z.object({ kind: z.string(), state: z.string() })).optional() })),
})

/** A journey on the shared mesh, which stands as it was at the start; what the page does wrong by itself fails the test. */
export const test = base.extend<{ readonly mesh: SharedMesh; readonly graph: GraphPage }>({
  mesh: [
    async ({ request }, use) => {
      await shared.reset()
      await base.expect
        .poll(() => kindsNotRead(request), { message: 'kinds that the product has not read again', timeout: 15_000 })
        .toEqual([])
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

/** A watch that ended while a journey before had the API server down waits some seconds before it tries again. */
async function kindsNotRead(request: APIRequestContext): Promise<readonly string[]> {
  const { sources } = sourcesAnswer.parse(await (await request.get('./api/sources')).json())
  return sources
    .flatMap(({ kinds = [] }) => kinds)
    .filter(({ state }) => state === 'failed')
    .map(({ kind }) => kind)
}

import { SplitPage } from '../pages/split-page'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly split: SplitPage }>({
  // Through `graph`, which watches what the browser says of errors.
  split: async ({ graph }, use) => use(new SplitPage(graph.page)),
})

test('a service without a route is split between versions, and the canary goes on by its presets', async ({
  graph,
  split,
  mesh,
  page,
}) => {
  const shares = async () => {
    await mesh.advance(20)
    await graph.open('namespaces=bookinfo&duration=15s&edgeLabels=share&refresh=pause')
    const drawn = await graph.drawn()
    return ['v1', 'v2', 'v3'].map((version) => {
      const edge = drawn.find(({ id }) => id.includes('service/reviews>') && id.endsWith(`reviews-${version}>http`))
      return shareOf(edge)
    })
  }

  await split.open('bookinfo', 'reviews')
  await expect(page.getByText('No route shares requests to reviews yet')).toBeVisible()
  await expectAccessible(page)
  await split.number('reviews v2').fill('0')
  await split.number('reviews v3').fill('50')
  expect(await split.shares()).toEqual(['50', '0', '50'])
  await split.apply()
  expectShares(await shares(), [50, 0, 50])

  await split.open('bookinfo', 'reviews')
  await split.preset('reviews v3', 0)
  await split.number('reviews v2').fill('10')
  expect(await split.shares()).toEqual(['90', '10', '0'])
  await split.apply()
  expectShares(await shares(), [90, 10, 0])

  await split.open('bookinfo', 'reviews')
  await split.preset('reviews v2', 50)
  await split.apply()
  expectShares(await shares(), [50, 50, 0])

  await split.open('bookinfo', 'reviews')
  await split.preset('reviews v2', 100)
  await split.apply()
  expectShares(await shares(), [0, 100, 0])
})

/** An edge that takes everything has no label. */
function shareOf(edge: { readonly label: string } | undefined): number {
  if (edge === undefined) return 0
  return edge.label === '' ? 100 : Number.parseFloat(edge.label)
}

function expectShares(shares: readonly number[], expected: readonly number[]): void {
  expect(shares).toHaveLength(expected.length)
  for (const [i, share] of shares.entries()) {
    expect(Math.abs(share - (expected[i] ?? 0)), `share ${i} is ${share}`).toBeLessThanOrEqual(2)
  }
}

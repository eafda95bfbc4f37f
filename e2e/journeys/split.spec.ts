import { EditDialog } from '../pages/edit-dialog'
import { SplitPage } from '../pages/split-page'
import { expectAccessible } from '../support/axe'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly split: SplitPage; readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  split: async ({ graph }, use) => use(new SplitPage(graph.page)),
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

const FLIGHTS = { kind: 'httproutes.gateway.networking.k8s.io', namespace: 'travel', name: 'flights' } as const
const MYAPP = { kind: 'virtualservices.networking.istio.io', namespace: 'myapp', name: 'myapp' } as const

test('a service without a route is split between versions, and the canary goes on by its presets @real', async ({
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

test('all to one version is written as 0, swapped for blue and green, and brought back from the last splits @real', async ({
  graph,
  split,
  dialog,
  mesh,
  page,
}) => {
  const shares = async () => {
    await mesh.advance(20)
    await graph.open('namespaces=myapp&duration=15s&edgeLabels=share&refresh=pause')
    const drawn = await graph.drawn()
    return ['v1', 'v2'].map((version) => {
      const edge = drawn.find(({ id }) => id.endsWith(`workload/myapp-${version}>http`))
      return shareOf(edge)
    })
  }
  expectShares(await shares(), [50, 50])

  await split.open('myapp', 'myapp')
  await split.slider('myapp:80 v2').focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await split.shares()).toEqual(['41', '59'])
  await page.keyboard.press('End')
  expect(await split.shares()).toEqual(['0', '100'])
  await split.apply()
  expect(await dialog.read(MYAPP)).toContain('weight: 0\n')
  expectShares(await shares(), [0, 100])

  await split.open('myapp', 'myapp')
  await page.getByRole('button', { name: 'Swap' }).click()
  await split.apply()
  expectShares(await shares(), [100, 0])

  await split.open('myapp', 'myapp')
  await page
    .getByRole('button', { name: /^Restore the split of/ })
    .nth(1)
    .click()
  await split.confirm()
  await expect.poll(() => split.shares()).toEqual(['0', '100'])
  await expectAccessible(page)
})

test('backends of an HTTPRoute are split; the graph and the route lead to it @real', async ({ graph, split, page }) => {
  await graph.open('namespaces=myapp&duration=5m&refresh=pause')
  const service = (await graph.drawnIds('node')).find((id) => id.endsWith('service/myapp'))
  const menu = await graph.openMenu(service ?? '')
  await menu.getByRole('menuitem', { name: 'Traffic split' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Traffic split of myapp' })).toBeVisible()
  expect(await split.shares()).toEqual(['50', '50'])

  await page.goto('./services/myapp/myapp?refresh=pause')
  await expect(page.getByRole('heading', { level: 1, name: 'myapp' })).toBeVisible()
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { level: 1, name: 'Traffic split of myapp' })).toBeVisible()

  await page.goto('./config/travel/httproutes.gateway.networking.k8s.io/flights?refresh=pause')
  await page.getByRole('link', { name: 'Traffic split' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Traffic split of flights' })).toBeVisible()
  await split.preset('flights-v2:8080', 25)
  await split.apply()
  await expect.poll(() => split.shares()).toEqual(['75', '25'])
})

test('weights of an HTTPRoute go to 0, away, and all to 0, and graph and page say what comes of it (step 23)', async ({
  graph,
  split,
  dialog,
  mesh,
  page,
}) => {
  const lines = async () => {
    await mesh.advance(30)
    await graph.open('namespaces=travel&type=workload&services=true&duration=15s&refresh=pause')
    await graph.showTable()
    const rows = (await graph.rows()).filter(({ From = '' }) => /^(portal|flights)/.test(From))
    return rows
      .map(({ From = '', To = '', Rate = '', Errors = '' }) => {
        const [from = '', to = ''] = [From, To].map((text) => text.split('\n')[0])
        return `${from} → ${to}: ${Math.round(Number.parseFloat(Rate))}, ${Math.round(Number.parseFloat(Errors))} %`
      })
      .filter((line) => line.includes('flights'))
      .sort()
  }

  await split.open('travel', 'flights')
  expect(await split.shares()).toEqual(['90', '10'])
  await split.preset('flights-v2:8080', 100)
  await split.apply()
  await expect.poll(() => split.shares()).toEqual(['0', '100'])
  expect(await dialog.read(FLIGHTS)).toContain('weight: 0\n')
  expect(await lines()).toEqual(LINES.toSecond)

  // A reload does not lose what came of it.
  await mesh.advance(60)
  await split.open('travel', 'flights')
  await expect(page.getByRole('region', { name: 'What came of it' }).getByText('Converged')).toBeVisible()

  await dialog.change(FLIGHTS, (text) => text.replaceAll(/^ *weight: .*\n/gm, ''))
  await split.open('travel', 'flights')
  expect(await split.shares()).toEqual(['50', '50'])
  expect(await lines()).toEqual(LINES.even)

  // The cluster writes the default of 1 into the object.
  await dialog.change(FLIGHTS, (text) => text.replaceAll(/weight: 1$/gm, 'weight: 0'))
  await split.open('travel', 'flights')
  expect(await split.shares()).toEqual(['0', '0'])
  await expect(page.getByText('All weights are 0')).toBeVisible()
  await expectAccessible(page)
  expect(await lines()).toEqual(LINES.nowhere)
})

const LINES = {
  toSecond: ['flights-v2 → flights-v2: 10, 0 %', 'portal-v1 → flights-v2: 10, 0 %'],
  even: [
    'flights-v1 → flights-v1: 5, 0 %',
    'flights-v2 → flights-v2: 5, 0 %',
    'portal-v1 → flights-v1: 5, 0 %',
    'portal-v1 → flights-v2: 5, 0 %',
  ],
  nowhere: ['portal-v1 → flights:8080: 10, 100 %'],
} as const

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

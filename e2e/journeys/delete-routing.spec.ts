import type { TableRow } from '../pages/graph-page'
import { RemovalPage } from '../pages/removal-page'
import { WizardPage } from '../pages/wizard-page'
import { expectAccessible } from '../support/axe'
import { expectNear } from '../support/expect-near'
import { expect, test as base } from '../support/test'
import { parse } from 'yaml'
import { z } from 'zod'

const test = base.extend<{ readonly wizard: WizardPage; readonly removal: RemovalPage }>({
  // Through `graph`, which watches what the browser says of errors.
  wizard: async ({ graph }, use) => use(new WizardPage(graph.page)),
  removal: async ({ graph }, use) => use(new RemovalPage(graph.page)),
})

const SERVICES = ['productpage', 'details', 'reviews', 'ratings'] as const
const ROUTES = 'virtualservices.networking.istio.io'
const RULES = 'destinationrules.networking.istio.io'

test('all to v1, then the routing of all four services is deleted (step 6) @real', async ({
  wizard,
  removal,
  graph,
  mesh,
  page,
}) => {
  test.slow()
  const perSecond = async () => {
    await mesh.advance(30)
    await graph.open('namespaces=bookinfo&type=workload&services=true&duration=15s&refresh=pause')
    await graph.showTable()
    const rows = await graph.rows()
    return ['v1', 'v2', 'v3'].map((version) => rateTo(rows, `reviews-${version}`))
  }
  const expectRates = (rates: readonly string[], wanted: readonly number[]) => {
    for (const [i, rate] of rates.entries()) expectNear(rate, wanted[i] ?? 0)
  }

  for (const service of SERVICES) {
    // The route of the gateway sends requests to productpage: it is not the one to change.
    await wizard.open(`bookinfo/${service}`, 'request-routing', `${ROUTES}/bookinfo/${service}/http.0`)
    await wizard.subset.fill('v1')
    await wizard.apply('Create')
  }
  expectRates(await perSecond(), [20, 0, 0])

  await removal.open('bookinfo/productpage')
  await expect(removal.list('Stays')).toContainText('It is for bookinfo.demo.')
  await expectAccessible(page)
  await removal.open('bookinfo/reviews')
  await expect(removal.list('Traffic afterwards')).toContainText('reviews-v2 33.3 %')
  for (const service of SERVICES) {
    await removal.open(`bookinfo/${service}`)
    await expect(removal.list('Is deleted').getByRole('checkbox')).toHaveCount(2)
    await removal.preview.click()
    await removal.confirm()
    await expect(removal.undo).toBeVisible()
  }
  expectRates(await perSecond(), [6.67, 6.67, 6.67])

  await removal.open('bookinfo/reviews')
  await expect(removal.nothing('bookinfo/reviews')).toBeVisible()
  await expectAccessible(page)
  await removal.dialog.openNewest()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ratings')
})

/** Requests a second from the service; without an edge none. */
function rateTo(rows: readonly TableRow[], workload: string): string {
  const row = rows.find(({ From = '', To = '' }) => From.startsWith('reviews') && To.startsWith(workload))
  return row?.Rate ?? '0'
}

/** What a person wrote of an object, in whatever order. */
function written(text: string): unknown {
  const object = z.looseObject({ metadata: z.looseObject({}) }).parse(parse(text))
  const { name, namespace, labels } = object.metadata
  return { ...object, metadata: { name, namespace, labels } }
}

test('undo brings the route and its DestinationRule back @real', async ({ wizard, removal }) => {
  await wizard.open('bookinfo/reviews', 'request-routing')
  await wizard.subset.fill('v1')
  await wizard.apply('Create')
  const place = { namespace: 'bookinfo', name: 'reviews' }
  const route = await removal.dialog.read({ kind: ROUTES, ...place })
  const rule = await removal.dialog.read({ kind: RULES, ...place })

  await removal.open('bookinfo/reviews')
  await removal.preview.click()
  await removal.confirm()
  await expect(removal.nothing('bookinfo/reviews')).toBeVisible()
  await removal.undo.click()
  await removal.confirm()
  await expect(removal.list('Is deleted').getByRole('checkbox')).toHaveCount(2)
  expect(written(await removal.dialog.read({ kind: ROUTES, ...place }))).toEqual(written(route))
  expect(written(await removal.dialog.read({ kind: RULES, ...place }))).toEqual(written(rule))
})

test('a route of a gateway stays, with the DestinationRule whose subsets it needs @real', async ({ removal }) => {
  // The route is for the site, and needs the subsets.
  await removal.open('myapp/myapp')
  await expect(removal.list('Is deleted')).toContainText('No object is about this service alone')
  await expect(removal.list('Stays')).toContainText(
    'It is for myapp.demo. This service is only where it sends requests.',
  )
  await expect(removal.list('Stays')).toContainText(
    'Routes that stay use its subsets v1 and v2: VirtualService myapp/myapp',
  )
  await expect(removal.preview).toBeDisabled()
})

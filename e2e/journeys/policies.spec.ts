import { DetailsPage } from '../pages/details-page'
import { EditDialog } from '../pages/edit-dialog'
import type { GraphPage, TableRow } from '../pages/graph-page'
import { expectAccessible } from '../support/axe'
import { expectEdge } from '../support/expect-edge'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly details: DetailsPage; readonly dialog: EditDialog }>({
  // Through `graph`, which watches what the browser says of errors.
  details: async ({ graph }, use) => use(new DetailsPage(graph.page)),
  dialog: async ({ graph }, use) => use(new EditDialog(graph.page)),
})

const VIEW = 'namespaces=bookinfo&type=workload&services=true&duration=15s&refresh=pause'
/** The window, and what it takes to be filled with what is new. */
const UNTIL_NEW = 30

interface Edge {
  readonly rate: number
  readonly errors: number
}

function numbersOf({ Rate = '', Errors = '' }: TableRow): Edge {
  return { rate: Math.round(Number.parseFloat(Rate)), errors: Math.round(Number.parseFloat(Errors)) }
}

/** The edges that carry requests, in whole requests a second and per cent, by the first lines of their ends. */
async function edges(graph: GraphPage): Promise<Readonly<Record<string, Edge>>> {
  await graph.open(VIEW)
  await graph.showTable()
  const first = (text = '') => text.split('\n')[0] ?? ''
  const named = (await graph.rows()).map((row) => [`${first(row.From)} → ${first(row.To)}`, numbersOf(row)] as const)
  return Object.fromEntries(named.filter(([, { rate }]) => rate > 0))
}

test('all is denied in a namespace, then the gateway is allowed one workload (step 21) @real', async ({
  details,
  dialog,
  graph,
  mesh,
  page,
}) => {
  const editor = page.getByRole('textbox', { name: /^YAML of/ })
  await details.open('namespaces/bookinfo')
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'New AuthorizationPolicy' }).click()
  await page.getByLabel('Begin with').selectOption('Deny all')
  await expect(editor).toContainText('name: deny-all')
  await expect(editor).toContainText('namespace: bookinfo')
  await expect(page).toHaveURL(/namespace=bookinfo&template=deny-all/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Preview creation' }).click()
  await expect(dialog.part('What happens')).toContainText('Policy deny-all now denies everything in bookinfo')
  await dialog.button('Create').click()
  await dialog.window.waitFor({ state: 'detached' })

  await mesh.advance(UNTIL_NEW)
  const denied = await edges(graph)
  await expectEdge(graph, ['istio-ingressgateway', 'productpage'], { rate: 20, errors: 100 })
  expect(Object.keys(denied).filter((edge) => edge.startsWith('productpage-v1 →'))).toEqual([])

  await details.open('workloads/bookinfo/productpage-v1')
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'New AuthorizationPolicy' }).click()
  await expect(page.getByLabel('Caller')).toHaveValue(
    'cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account',
  )
  await expect(editor).toContainText('name: allow-productpage-v1')
  await page.getByRole('button', { name: 'Preview creation' }).click()
  await expect(dialog.part('What happens')).toContainText(
    'now allows requests with principals cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account & methods GET to app=productpage in bookinfo',
  )
  await dialog.button('Create').click()
  await dialog.window.waitFor({ state: 'detached' })

  await mesh.advance(UNTIL_NEW)
  await edges(graph)
  await expectEdge(graph, ['istio-ingressgateway', 'productpage'], { rate: 20, errors: 0 })
  await expectEdge(graph, ['productpage-v1', 'details'], { rate: 20, errors: 100 })
  await expectEdge(graph, ['productpage-v1', 'reviews'], { rate: 40, errors: 100 })
})

test('STRICT for a namespace cuts off the caller it named, and nothing else (step 18) @real', async ({
  details,
  dialog,
  graph,
  mesh,
  page,
}) => {
  await mesh.usualTraffic()
  await mesh.advance(UNTIL_NEW)
  const before = await edges(graph)
  await expectEdge(graph, ['unknown caller', 'details'], { rate: 3, errors: 0 })

  await details.open('namespaces/bookinfo/mtls')
  await page.getByRole('radio', { name: 'Strict' }).check()
  await page.getByRole('button', { name: 'Preview change' }).click()
  const judged = dialog.part('Mutual TLS')
  await expect(judged.getByRole('group', { name: '1 caller would fail' })).toContainText(
    'unknown → bookinfo/details-v1',
  )
  await dialog.button('Create').click()
  await dialog.window.waitFor({ state: 'detached' })

  await mesh.advance(UNTIL_NEW)
  const { 'unknown caller → details': _, 'details → details-v1': __, ...others } = before
  const after = await edges(graph)
  expect(after).not.toHaveProperty('unknown caller → details')
  await expectEdge(graph, ['details', 'details-v1'], { rate: 20, errors: 0 })
  for (const [edge, { rate }] of Object.entries(others)) {
    expect(Math.abs((after[edge]?.rate ?? 0) - rate), edge).toBeLessThanOrEqual(1)
  }
  expect((await graph.edgeRow('details', 'details-v1')).mTLS).toBe('100%')
})

test('what the address says wrong is named, and what it names that is not there', async ({ page }) => {
  await page.goto('./config/new/authorizationpolicies.security.istio.io?namespace=%3Cb%3E&template=all')
  await expect(page.getByText(/namespace=<b>.*template=all/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^YAML of/ })).toContainText('namespace: default')

  await page.goto('./config/new/peerauthentications.security.istio.io?namespace=bookinfo&workload=gone')
  const said = page.getByRole('alert').filter({ hasText: 'There is no workload gone in the namespace bookinfo.' })
  await expect(said).toBeVisible()
})

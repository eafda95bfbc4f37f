import { DetailsPage } from '../pages/details-page'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/test'

test('from a red node on the graph to the pod that does not start', async ({ graph, page }) => {
  await graph.open('namespaces=shop&type=workload&duration=1m')
  const node = (await graph.drawnIds('node')).find((id) => id.endsWith('/workload/shipping-v1')) ?? ''
  await (await graph.openMenu(node)).getByRole('menuitem', { name: 'Open its page' }).click()

  const details = new DetailsPage(page)
  await expect(details.heading).toHaveText('shipping-v1')
  await expect(page).toHaveURL(/\/workloads\/shop\/shipping-v1\?.*duration=1m/)
  await expect(details.card('Description')).toContainText('1 of 2 available')
  const failing = details.row('Pods', /Failing: .*ImagePullBackOff/)
  await failing.getByRole('button').click()
  await expect(details.card('Pods').getByRole('table', { name: /^Containers of shipping-v1/ })).toContainText(
    'Waiting: ImagePullBackOff',
  )

  await details.card('Related').getByRole('link', { name: 'shipping' }).last().click()
  await expect(page).toHaveURL(/\/services\/shop\/shipping\?/)
  await expect(details.card('Endpoints').getByRole('row')).toHaveCount(3)
  await page.goBack()
  await expect(details.heading).toHaveText('shipping-v1')
})

test('a service says in words what happens to a request, and who decides it', async ({ page }) => {
  const details = new DetailsPage(page)
  await details.open('services/myapp/myapp')
  await expect(details.card('Routing')).toContainText(/50 % to v1 of myapp and 50 % to v2 of myapp/)
  await expect(details.row('Istio config that acts on it', /DestinationRule/)).toContainText('its host')
  await expect(details.row('Istio config that acts on it', /VirtualService/)).toBeVisible()
})

test('the numbers of the traffic tab are those of the graph', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&type=workload&services=false&duration=1m&refresh=pause')
  await graph.showTable()
  const { Rate: rate } = await graph.edgeRow('productpage-v1', 'reviews-v2')

  const details = new DetailsPage(page)
  await details.open('workloads/bookinfo/reviews-v2?duration=1m&refresh=pause')
  await details.openTab('Traffic')
  await expect(page).toHaveURL(/tab=traffic/)
  await expect(details.row('Inbound', /productpage-v1/)).toContainText(rate ?? 'no rate')
  await details
    .row('Inbound', /productpage-v1/)
    .getByRole('link', { name: 'productpage-v1', exact: true })
    .click()
  await expect(details.heading).toHaveText('productpage-v1')
  await expect(page.getByRole('tab', { name: 'Traffic' })).toHaveAttribute('aria-selected', 'true')
})

test('what is not there is said, and a namespace shows what it holds', async ({ page }) => {
  const details = new DetailsPage(page)
  await details.open('workloads/bookinfo/nobody')
  await expect(page.getByRole('heading', { name: 'There is no workload nobody in bookinfo' })).toBeVisible()

  await details.open('namespaces/ledger')
  await expect(details.card('Description')).toContainText('Ambient')
  await expect(details.card('Workloads').getByRole('link', { name: 'accounts-v1' })).toBeVisible()
  await expect(details.card('Istio config in it')).toContainText('accounts-callers')
})

test('a namespace shows which namespaces call into it and which it calls, and leads to their graph', async ({
  page,
}) => {
  const details = new DetailsPage(page)
  await details.open('namespaces/shop')
  const neighbours = details.card('Neighbours')
  await expect(neighbours.getByRole('list', { name: 'Calls' })).toContainText('legacy')
  const callers = neighbours.getByRole('list', { name: 'Called by' })
  await expect(callers.getByRole('link', { name: 'istio-system', exact: true })).toBeVisible()
  await callers.getByRole('link', { name: /^istio-system, .* rps, healthy$/ }).click()
  await expect(page).toHaveURL(/\/graph\?namespaces=shop,istio-system/)
})

for (const path of [
  'workloads/shop/shipping-v1',
  'services/myapp/myapp',
  'workloads/bookinfo/reviews-v2?tab=traffic',
]) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    const details = new DetailsPage(page)
    await details.open(path)
    await expect(page.getByRole('table').first()).toBeVisible()
    await expectAccessible(page)
  })
}

import { expectEdge } from '../support/expect-edge'
import { expect } from '../support/test'
import { test } from '../support/wizard-test'

const view = (namespace: string, services = true) =>
  `namespaces=${namespace}&type=workload&services=${services}&duration=15s&refresh=pause&view=table`

test('a delay that one user’s page does not wait for (step 13) @real', async ({ wizard, graph, mesh }) => {
  await wizard.open('bookinfo/reviews', 'request-routing')
  await wizard.subset.fill('v1')
  await wizard.button('New rule before').click()
  await wizard.subset.fill('v2')
  await wizard.onlyWithHeader('end-user', 'jason')
  await wizard.apply('Create')
  await wizard.open('bookinfo/ratings', 'fault-injection')
  await wizard.button('New rule before').click()
  await wizard.onlyWithHeader('end-user', 'jason')
  const delay = wizard.group('Delay')
  await delay.getByRole('textbox', { name: 'Delay by' }).fill('7s')
  await delay.getByRole('textbox', { name: 'Percentage' }).fill('100')
  await wizard.apply('Create')

  await mesh.advance(30)
  await graph.goto(`${view('bookinfo')}&edgeLabels=rate,latency&latency=avg`)
  // Two tries for each of his 5 pages, given up after 3 s; the other 15 as ever.
  await expectEdge(graph, ['productpage-v1', 'reviews'], { rate: 25, errors: 40 })
  await expectEdge(graph, ['reviews', 'reviews-v2'], { rate: 10, errors: 100 })
  await expectEdge(graph, ['reviews', 'reviews-v1'], { rate: 15, errors: 0 })
  await expectEdge(graph, ['istio-ingressgateway', 'productpage'], { rate: 20, errors: 0 })
  const { Average = '' } = await graph.edgeRow('reviews', 'reviews-v2')
  expect(Average).toBe('3.00s')
  await graph.table.getByRole('row', { name: /^reviews bookinfo reviews-v2/ }).click()
  await expect(graph.panel).toContainText('DC')
})

test('an endpoint that fails is left out, comes back, and is left out again (step 15)', async ({
  wizard,
  graph,
  mesh,
  page,
}) => {
  /** What payments and its second version get, and how much of it fails. */
  async function payments() {
    await graph.goto(view('shop'))
    return {
      all: await graph.edgeNumbers('checkout-v1', 'payments'),
      v1: await graph.edgeRate('payments', 'payments-v1'),
      v2: await graph.edgeRate('payments', 'payments-v2'),
    }
  }
  // The table draws the rows that are in view.
  await page.setViewportSize({ width: 1440, height: 3000 })
  await mesh.advance(30)
  expect(await payments()).toEqual({ all: { rate: 6, errors: 20 }, v1: 3, v2: 3 })

  await wizard.open('shop/payments', 'circuit-breaking')
  const detection = wizard.form.getByRole('group', { name: 'Outlier detection' }).first()
  await detection.getByRole('textbox', { name: '5xx in a row' }).fill('2')
  await detection.getByRole('textbox', { name: 'Interval' }).fill('5s')
  await detection.getByRole('textbox', { name: 'Left out for' }).fill('30s')
  await detection.getByRole('textbox', { name: 'Left out at most' }).fill('100')
  await wizard.apply('Create')
  const without = { all: { rate: 6, errors: 0 }, v1: 6, v2: 0 }
  await mesh.advance(20)
  expect(await payments()).toEqual(without)
  await mesh.advance(20)
  expect((await payments()).v2).toBeGreaterThan(0)
  await mesh.advance(20)
  expect(await payments()).toEqual(without)
})

test('copies reach the mirror, and callers do not notice (step 16) @real', async ({ wizard, graph, mesh }) => {
  await wizard.open('lab/httpbin', 'request-routing')
  await wizard.subset.fill('v1')
  await wizard.apply('Create')
  await wizard.open('lab/httpbin', 'mirroring')
  await wizard.button('Add to Mirrors').click()
  const mirror = wizard.group('Mirror 1')
  await mirror.getByRole('combobox', { name: 'Host' }).fill('httpbin')
  await mirror.getByRole('combobox', { name: 'Subset' }).fill('v2')
  await wizard.apply('Apply change')

  await mesh.advance(30)
  // Copies are between workloads, as the destination alone reports them.
  await graph.goto(view('lab', false))
  await expectEdge(graph, ['fortio', 'httpbin-v1'], { rate: 30, errors: 0 })
  await expectEdge(graph, ['curl', 'httpbin-v1'], { rate: 10, errors: 0 })
  await expectEdge(graph, ['fortio', 'httpbin-v2'], { rate: 30, errors: 0 })
  await expectEdge(graph, ['curl', 'httpbin-v2'], { rate: 10, errors: 0 })
})

test('limits of a circuit breaker are chosen beside today’s load', async ({ wizard, page }) => {
  await wizard.open('lab/httpbin', 'circuit-breaking')
  await expect(page.getByRole('region', { name: 'Load today' })).toContainText('No request was turned away by a limit')
  await expect(wizard.form.getByText(/^Highest today: [\d.]+ at once from one caller’s proxy/)).toBeVisible()
  await expect(wizard.form.getByText(/do not count waiting requests/)).toBeVisible()
})

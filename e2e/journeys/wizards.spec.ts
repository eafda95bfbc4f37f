import { expectAccessible } from '../support/axe'
import { expectEdge } from '../support/expect-edge'
import { expect } from '../support/test'
import { test } from '../support/wizard-test'

const VIEW = 'namespaces=bookinfo&type=workload&services=true&duration=15s&refresh=pause'

test('one user gets another version and errors, everybody else the usual (step 10) @real', async ({
  wizard,
  graph,
  mesh,
  page,
}) => {
  await wizard.open('bookinfo/reviews', 'request-routing')
  await wizard.subset.fill('v1')
  await wizard.button('New rule before').click()
  await expect(page.getByRole('radio', { name: 'Rule 2 Never reached' })).toBeVisible()
  await wizard.subset.fill('v2')
  await wizard.onlyWithHeader('end-user', 'jason')
  await expect(page.getByRole('radio', { name: 'Rule 1', exact: true })).toBeChecked()
  await expect(page.getByText('Never reached')).toHaveCount(0)
  await expectAccessible(page)
  await wizard.apply('Create')

  await wizard.open('bookinfo/ratings', 'fault-injection')
  await wizard.button('New rule before').click()
  await wizard.onlyWithHeader('end-user', 'jason')
  const abort = wizard.group('Abort')
  await abort.getByRole('textbox', { name: 'HTTP status' }).fill('500')
  await expect(page.getByText('The abort has no percentage')).toBeVisible()
  await abort.getByRole('textbox', { name: 'Percentage' }).fill('100')
  await wizard.apply('Create')
  await page.goto('./services/bookinfo/ratings?refresh=pause')
  await expect(page.getByText('Fault active')).toBeVisible()

  await mesh.advance(30)
  await graph.open(VIEW)
  await graph.showTable()
  await expectEdge(graph, ['reviews', 'reviews-v1'], { rate: 15, errors: 0 })
  await expectEdge(graph, ['reviews', 'reviews-v2'], { rate: 5, errors: 0 })
  await expectEdge(graph, ['reviews-v2', 'ratings'], { rate: 5, errors: 100 })
})

test('a delay, then a timeout that is shorter (steps 11 and 12) @real', async ({ wizard, graph, mesh, page }) => {
  await wizard.open('bookinfo/reviews', 'request-routing')
  await wizard.subset.fill('v2')
  await wizard.apply('Create')
  await wizard.open('bookinfo/ratings', 'fault-injection')
  const delay = wizard.group('Delay')
  await delay.getByRole('textbox', { name: 'Delay by' }).fill('2s')
  await delay.getByRole('textbox', { name: 'Percentage' }).fill('100')
  await wizard.apply('Create')
  await mesh.advance(30)
  await graph.open(VIEW)
  await graph.showTable()
  await expectEdge(graph, ['productpage-v1', 'reviews'], { rate: 20, errors: 0 })
  await expectEdge(graph, ['reviews-v2', 'ratings'], { rate: 20, errors: 0 })

  await wizard.open('bookinfo/reviews', 'timeouts-retries')
  await wizard.form.getByRole('textbox', { name: 'Timeout', exact: true }).fill('0.5s')
  await wizard.apply('Apply change')
  await page.getByRole('status').filter({ hasText: 'Timeout of reviews v2: none → 0.5s' }).waitFor()
  await mesh.advance(30)
  await graph.open(VIEW)
  await graph.showTable()
  await expectEdge(graph, ['productpage-v1', 'reviews'], { rate: 40, errors: 100 })
  await expectEdge(graph, ['istio-ingressgateway', 'productpage'], { rate: 20, errors: 0 })
})

test('limits of connections and a mirror, in objects that were there or not (steps 14 and 16) @real', async ({
  wizard,
  graph,
  mesh,
}) => {
  await wizard.open('lab/httpbin', 'circuit-breaking')
  await wizard.form.getByRole('textbox', { name: 'Connections at most' }).fill('1')
  await wizard.form.getByRole('textbox', { name: 'Waiting requests at most' }).fill('1')
  await wizard.form.getByRole('textbox', { name: 'Requests per connection' }).fill('1')
  await wizard.apply('Apply change')
  const rule = { kind: 'destinationrules.networking.istio.io', namespace: 'lab', name: 'httpbin' }
  expect(await wizard.dialog.read(rule)).toContain('maxRequestsPerConnection: 1\n')

  await mesh.advance(30)
  await graph.open(VIEW.replace('bookinfo', 'lab'))
  await graph.showTable()
  await expectEdge(graph, ['fortio', 'httpbin'], { rate: 30, errors: 33 })

  await wizard.open('lab/httpbin', 'mirroring')
  await wizard.button('Add to Mirrors').click()
  const mirror = wizard.group('Mirror 1')
  await mirror.getByRole('combobox', { name: 'Host' }).fill('httpbin')
  await mirror.getByRole('combobox', { name: 'Subset' }).fill('v2')
  await expect(wizard.page.getByText(/Answers to copies are thrown away\. Copies are load/)).toBeVisible()
  await wizard.apply('Create')
  const route = { kind: 'virtualservices.networking.istio.io', namespace: 'lab', name: 'httpbin' }
  expect(await wizard.dialog.read(route)).toContain('subset: v2\n')
})

test('a change of one rule is asked for on a narrow screen, is kept over a reload, and begins anew', async ({
  wizard,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await wizard.open('myapp/myapp', 'timeouts-retries')
  await wizard.form.getByRole('textbox', { name: 'Timeout', exact: true }).fill('3s')
  await wizard.form.getByRole('textbox', { name: 'Attempts' }).fill('4')
  await wizard.form.getByRole('textbox', { name: 'Timeout of each attempt' }).fill('1s')
  await expect(page.getByText(/4 attempts of 1s take longer than the timeout of 3s/)).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  await page.reload()
  await expect(wizard.form.getByRole('textbox', { name: 'Timeout', exact: true })).toHaveValue('3s')
  await page.getByText('Difference', { exact: true }).click()
  await expect(page.getByRole('group', { name: 'Difference of the texts, line by line' })).toContainText(
    'perTryTimeout: 1s',
  )
  await wizard.button('Start again').click()
  await expect(wizard.form.getByRole('textbox', { name: 'Timeout', exact: true })).toHaveValue('')
})

// Not on the real control plane: nothing there makes pods of what istiod writes for a Gateway.
test('a Gateway of the Gateway API and its first route, in one plan (step 22)', async ({ wizard, graph, mesh }) => {
  await wizard.open('bookinfo/productpage', 'gateway')
  // The first is that of the route that is there.
  await expect(wizard.page.getByRole('link', { name: 'bookinfo/bookinfo-gateway' })).toBeVisible()
  await wizard.page.getByRole('radio', { name: 'The whole object' }).last().check()
  await wizard.button('Preview change').click()
  await wizard.dialog.button('Apply 2 changes').click()
  await wizard.dialog.window.waitFor({ state: 'detached' })
  await mesh.advance(40)
  await graph.open(VIEW)
  await graph.showTable()
  const { Rate = '' } = await graph.edgeRow('productpage-gateway-istio', 'productpage')
  expect(Number.parseFloat(Rate)).toBeGreaterThan(0)
})

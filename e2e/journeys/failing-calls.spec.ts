import { EditDialog } from '../pages/edit-dialog'
import { WizardPage } from '../pages/wizard-page'
import { expectNear } from '../support/expect-near'
import { expect, test as base } from '../support/test'

const test = base.extend<{ readonly wizard: WizardPage }>({
  // Through `graph`, which watches what the browser says of errors.
  wizard: async ({ graph }, use) => use(new WizardPage(graph.page)),
})

const VIEW = 'type=workload&services=true&duration=15s&refresh=pause'

test('a subset that nothing defines is found before it is written, and seen on the graph once it is (step 26)', async ({
  wizard,
  graph,
  mesh,
}) => {
  await wizard.open('bookinfo/reviews', 'request-routing')
  await wizard.subset.fill('v9')
  await wizard.button('Preview change').click()
  await expect(wizard.dialog.part('Checks')).toContainText('v9')
  await expect(wizard.dialog.button('Create')).toHaveAttribute('data-disabled', 'true')
  await wizard.dialog.window.getByLabel('Apply although the checks find errors').check()
  await wizard.dialog.button('Create').click()
  await wizard.dialog.window.waitFor({ state: 'detached' })

  await mesh.advance(30)
  await graph.open(`namespaces=bookinfo&${VIEW}`)
  await graph.showTable()
  // Each page asks twice; what the proxy knows of a destination without endpoints is its host.
  const { Rate, Errors } = await graph.edgeRow('productpage-v1', 'reviews:9080')
  expectNear(Rate, 40)
  expect(Errors).toBe('100%')
})

test('STRICT for the mesh, and a client that is told to speak plaintext (step 19) @real', async ({
  wizard,
  graph,
  mesh,
  page,
}) => {
  const dialog = new EditDialog(page)
  await page.goto('./namespaces/istio-system/mtls?refresh=pause')
  await page.getByRole('radio', { name: 'Strict' }).check()
  await expect(page.getByRole('row', { name: /unknown → shop\/catalog/ })).toContainText('has no proxy')
  await page.getByRole('button', { name: 'Preview change' }).click()
  await dialog.button('Create').click()
  await dialog.window.waitFor({ state: 'detached' })

  await wizard.open('bookinfo/details', 'circuit-breaking')
  await wizard.form.getByText('TLS to the service', { exact: true }).click()
  await wizard.group('TLS to the service').getByRole('combobox', { name: 'Mode' }).selectOption('DISABLE')
  await wizard.button('Preview change').click()
  await expect(wizard.dialog.part('Mutual TLS')).toContainText('productpage-v1')
  await wizard.dialog.button('Apply change').click()
  await wizard.dialog.window.waitFor({ state: 'detached' })

  await mesh.advance(30)
  await graph.open(`namespaces=bookinfo,shop&${VIEW}`)
  await graph.showTable()
  const { Rate, Errors } = await graph.edgeRow('productpage-v1', 'details')
  expectNear(Rate, 20)
  expect(Errors).toBe('100%')
  const strangers = (await graph.rows()).filter(
    ({ From = '', To = '' }) => From.startsWith('unknown') && To.includes('catalog'),
  )
  expect(strangers).toEqual([])
})

test('an HTTPRoute and its Gateway that are deleted take their traffic along (step 34)', async ({
  graph,
  mesh,
  page,
}) => {
  const dialog = new EditDialog(page)
  const view = `namespaces=travel&${VIEW}`
  await graph.open(view)
  expect((await graph.drawnIds('edge')).some((id) => /travel-gateway-istio>.*portal/.test(id))).toBe(true)
  for (const object of [
    'httproutes.gateway.networking.k8s.io/travel',
    'gateways.gateway.networking.k8s.io/travel-gateway',
  ]) {
    await page.goto(`./config/travel/${object}?refresh=pause`)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(dialog.part('API server')).toContainText('Accepts the change')
    await dialog.button('Delete').click()
    await dialog.window.waitFor({ state: 'detached' })
  }
  await mesh.advance(30)
  await page.goto(`./graph?${view}`)
  await expect(page.getByRole('heading', { name: 'No traffic in travel in the last 15s' })).toBeVisible()
})

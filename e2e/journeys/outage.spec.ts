import { expect, test } from '../support/test'

test('while the metric store is down the last graph stays, marked; then it is fresh again', async ({ graph, mesh }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const before = await graph.drawnIds('edge')
  await mesh.fault({ target: 'prometheus', kind: 'down' })
  await graph.shell.refreshNow.click()
  await expect(graph.shell.source('Prometheus')).toContainText('stale')
  await expect(graph.page.getByText(/could not be refreshed|cannot be reached/i).first()).toBeVisible()
  expect(await graph.drawnIds('edge'), 'what was known stays').toEqual(before)

  await mesh.clearFaults()
  await graph.shell.refreshNow.click()
  await expect(graph.shell.source('Prometheus')).toContainText('fresh')
  await expect(graph.page.getByText(/could not be refreshed|cannot be reached/i)).toHaveCount(0)
})

test('without any answer yet the page says what failed, in the words of the source, and offers to retry', async ({
  graph,
  mesh,
}) => {
  await mesh.fault({ target: 'prometheus', kind: 'status', status: 500 })
  await graph.goto('namespaces=bookinfo')
  await expect(graph.page.getByText(/Prometheus/).first()).toBeVisible()
  const retry = graph.page.getByRole('button', { name: 'Retry' })
  await expect(retry).toBeVisible({ timeout: 20_000 })
  await mesh.clearFaults()
  await retry.click()
  await graph.settled()
})

const UPSTREAMS = [
  ['hangs', { kind: 'hang' }],
  ['drips', { kind: 'trickle' }],
  ['answers HTML', { kind: 'garbage' }],
  ['answers nothing', { kind: 'empty' }],
  ['sends 50 MB', { kind: 'huge' }],
  ['hangs up', { kind: 'reset' }],
  ['refuses the login', { kind: 'status', status: 401 }],
  ['is overrun', { kind: 'status', status: 429 }],
  ['fails', { kind: 'status', status: 500 }],
] as const

for (const [title, fault] of UPSTREAMS) {
  test(`a metric store that ${title} gets its state on the page, and the process lives`, async ({ graph, mesh }) => {
    await mesh.fault({ target: 'prometheus', ...fault })
    await graph.goto('namespaces=bookinfo')
    const state = graph.page.getByRole('button', { name: /^(Retry|Cancel)$/ })
    await expect(state.first()).toBeVisible({ timeout: 30_000 })
    expect((await graph.page.request.get('./healthz')).status()).toBe(200)
    await mesh.clearFaults()
    await graph.open('namespaces=bookinfo')
  })
}

test('an API server that does not answer costs no graph, and its chip says so', async ({ graph, mesh }) => {
  await graph.open('namespaces=bookinfo')
  await mesh.fault({ target: 'kubernetes', kind: 'down' })
  await expect(graph.shell.source('Kubernetes')).toContainText('stale', { timeout: 40_000 })
  await graph.open('namespaces=bookinfo')
  expect(await graph.drawnIds('node')).not.toEqual([])
})

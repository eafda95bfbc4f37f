import { expect, test } from '../support/test'

test('the query copied from an edge gives its rate in Prometheus', async ({ graph, page, mesh, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await graph.open('namespaces=bookinfo&refresh=pause')
  const shown = (await page.locator('time').first().getAttribute('datetime')) ?? ''
  await graph.open(`namespaces=bookinfo&at=${Math.floor(Date.parse(shown) / 1000) - 60}`)
  const id = (await graph.drawnIds('edge')).find((edge) => /service\/reviews>.*\/reviews-v2>http$/.test(edge)) ?? ''
  const menu = await graph.openMenu(id)
  await menu.getByRole('menuitem', { name: 'Copy PromQL of its traffic' }).click()
  await expect(page.getByText('Copied the query')).toBeVisible()
  const query = new URLSearchParams({ query: await page.evaluate(() => navigator.clipboard.readText()) })
  const answer = await (await page.request.get(`${mesh.prometheus()}/api/v1/query?${query.toString()}`)).text()
  const [, value] = /"value":\s*\[[^,]+,\s*"([^"]+)"\]/.exec(answer) ?? []
  await graph.showTable()
  const rate = Number.parseFloat((await graph.edgeRow('reviews', 'reviews v2')).Rate ?? '')
  expect(rate).toBeGreaterThan(0)
  expect(Number(value)).toBeCloseTo(rate, 1)
})

test('a node offers its graph, its namespace and what to copy; one that may not be seen says why', async ({
  graph,
}) => {
  await graph.open('namespaces=bookinfo,travel')
  const nodes = await graph.drawnIds('node')
  const menu = await graph.openMenu(nodes.find((id) => id.endsWith('/workload/reviews-v2')) ?? '')
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Details',
    'Node graph',
    'Show in its namespace',
    'Select with neighbours',
    'Hide this',
    'Hide others',
    'Open its page',
    'Traffic',
    'Inbound metrics',
    'Outbound metrics',
    'Logs',
    'Traces',
    'Mutual TLS',
    'New AuthorizationPolicy',
    'Copy its reference',
    'Copy PromQL of its traffic',
    'Copy link to it here',
    'Actions',
  ])
  await menu.getByRole('menuitem', { name: 'Select with neighbours' }).click()
  await expect(graph.panel.getByRole('heading', { name: /^[3-9] selected$/ })).toBeVisible()
  await graph.page.keyboard.press('Escape')

  const why = await graph.openMenu(nodes.find((id) => id.endsWith('/unknown')) ?? '')
  await expect(why.getByRole('menuitem')).toHaveText([/Callers that no proxy could identify/])
})

test('links to a view with an element selected show that element', async ({ graph, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await graph.open('namespaces=bookinfo&type=workload')
  const id = (await graph.drawnIds('node')).find((node) => node.endsWith('/workload/ratings-v1')) ?? ''
  await (await graph.openMenu(id)).getByRole('menuitem', { name: 'Copy link to it here' }).click()
  await expect(page.getByText('Copied the link')).toBeVisible()
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()))
  await graph.settled()
  await expect(graph.panel.getByRole('heading', { name: 'ratings-v1' })).toBeVisible()
  await expect(page).toHaveURL(/type=workload/)
})

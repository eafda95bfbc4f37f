import { expect, test } from '../support/test'

const LIST = 'Kubernetes/shop/operation/request_operation/ListProducts/catalog'

test('a link with operations draws the classes of requests, and each has its panel and its graph', async ({
  graph,
  page,
}) => {
  await graph.open('namespaces=shop&operations=request_operation')
  expect(await graph.element(LIST)).toMatchObject({ label: expect.stringContaining('ListProducts') })
  const edges = await graph.drawnIds('edge')
  expect(edges).toContainEqual(expect.stringMatching(/storefront-v1>.*\/ListProducts\/catalog>grpc$/))
  expect(edges).toContainEqual(expect.stringMatching(/checkout-v1>.*\/GetProduct\/catalog>grpc$/))
  expect(edges).toContainEqual(`${LIST}>Kubernetes/shop/service/catalog>grpc`)
  // Every request of the catalog has a class.
  expect(edges).not.toContainEqual(expect.stringMatching(/-v1>Kubernetes\/shop\/service\/catalog>grpc$/))

  await graph.click(LIST)
  await expect(graph.panel.getByRole('heading', { name: 'request_operation=ListProducts' })).toBeVisible()
  await graph.panel.getByRole('tab', { name: 'Neighbours' }).click()
  await expect(graph.panel.getByText(/storefront/).first()).toBeVisible()

  await graph.open(`focus=${encodeURIComponent('operation:shop/request_operation=ListProducts')}`)
  await expect(page).toHaveURL(/focus=operation/)
  expect(await graph.drawnIds('edge')).not.toContainEqual(expect.stringContaining('GetProduct'))
  expect(await graph.drawnIds('node')).toContain(LIST)
})

test('a label that cannot be one is named, and the graph is drawn without operations', async ({ graph }) => {
  await graph.open('namespaces=shop&operations=no-label')
  await expect(graph.shell.message(/operations=no-label/)).toBeVisible()
  expect(await graph.drawnIds('node')).not.toContainEqual(expect.stringContaining('/operation/'))
})

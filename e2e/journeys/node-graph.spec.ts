import { expect, test } from '../support/test'

test('a node graph leads back to what was shown before, also after a reload', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo,travel&refresh=pause')
  const before = await graph.drawnIds('node')
  const id = before.find((node) => node.endsWith('/workload/reviews-v2')) ?? ''
  await graph.click(id)
  await expect(graph.panel.getByRole('heading', { name: 'reviews v2' })).toBeVisible()
  await graph.canvas.press('.')
  await expect(page).toHaveURL(/focus=app:bookinfo\/reviews\/v2/)
  await expect(page.getByRole('heading', { level: 1, name: 'reviews v2 and its neighbours' })).toBeVisible()
  await expect.poll(async () => (await graph.drawnIds('node')).length).toBeLessThan(before.length)
  expect((await graph.element(id)).classes).toContain('focus')

  await page.reload()
  await graph.settled()
  await page.getByRole('link', { name: /^Back to bookinfo/ }).click()
  await expect(page).toHaveURL(/namespaces=bookinfo,travel/)
  await expect(page).not.toHaveURL(/focus=|back=/)
  await expect.poll(() => graph.drawnIds('node')).toEqual(before)
  await expect(graph.panel.getByRole('heading', { name: 'reviews v2' })).toBeVisible()
})

test('Back of the browser leaves a node graph as well', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const id = (await graph.drawnIds('node')).find((node) => node.endsWith('/service/reviews')) ?? ''
  await graph.click(id, { clickCount: 2 })
  await expect(page).toHaveURL(/focus=service:bookinfo\/reviews/)
  await page.goBack()
  await expect(page).toHaveURL(/namespaces=bookinfo/)
  await graph.settled()
  expect(await graph.drawnIds('node')).toContain(id)
})

test('a node graph of something that is gone says so and offers where to go', async ({ graph, page }) => {
  await graph.goto('focus=workload:bookinfo/never-there')
  await expect(page.getByRole('heading', { name: /never-there does not exist/ })).toBeVisible()
  await page.getByRole('button', { name: 'Show bookinfo' }).click()
  await graph.settled()
  await expect(page).toHaveURL(/namespaces=bookinfo/)
})

test('the panel shows the neighbours of a node as a small graph of links', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const id = (await graph.drawnIds('node')).find((node) => node.endsWith('/workload/reviews-v2')) ?? ''
  await graph.click(id)
  await graph.panel.getByRole('tab', { name: 'Neighbours' }).click()
  const mini = graph.panel.getByRole('region', { name: 'Neighbours' })
  await mini.getByRole('list', { name: 'Called by' }).getByRole('link', { name: 'productpage v1', exact: true }).click()
  await expect(page).toHaveURL(/focus=app:bookinfo\/productpage\/v1/)
})

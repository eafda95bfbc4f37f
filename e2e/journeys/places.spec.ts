import type { DrawnElement, GraphPage } from '../pages/graph-page'
import { setWeights } from '../support/routing'
import { expect, test } from '../support/test'

const VIEW = 'namespaces=myapp&duration=15s&refresh=pause'
const V1 = /\/workload\/myapp-v1$/
const V2 = /\/workload\/myapp-v2$/

async function nodeId(graph: GraphPage, name: RegExp): Promise<string> {
  const id = (await graph.drawnIds('node')).find((node) => name.test(node))
  if (id === undefined) throw new Error(`no node is called ${String(name)}`)
  return id
}

async function placesOf(graph: GraphPage): Promise<ReadonlyMap<string, DrawnElement['position']>> {
  const nodes = (await graph.drawn()).filter(({ kind }) => kind === 'node')
  return new Map(nodes.map(({ id, position }) => [id, position]))
}

/** Drags a node, and gives where every node is then. */
async function dragged(graph: GraphPage, id: string): Promise<ReadonlyMap<string, DrawnElement['position']>> {
  const before = (await placesOf(graph)).get(id)
  await graph.drag(id, { x: 60, y: 140 })
  await expect.poll(async () => (await placesOf(graph)).get(id)).not.toEqual(before)
  await expect(graph.unpinAll).toHaveAccessibleName('Unpin 1 dragged node')
  return placesOf(graph)
}

test('a dragged node is where it was dropped after a reload, and so are the others', async ({ graph, page }) => {
  await graph.open(VIEW)
  const places = await dragged(graph, await nodeId(graph, V1))
  await page.reload()
  await graph.settled()
  expect(await placesOf(graph)).toEqual(places)
  await expect(graph.unpinAll).toBeVisible()
})

test('places come back in another window, with Back, and with the type they were left in', async ({ graph, page }) => {
  await graph.open(VIEW)
  const places = await dragged(graph, await nodeId(graph, V1))

  await graph.choose('Type', 'Service')
  await expect.poll(() => graph.drawnIds('node')).not.toContainEqual(expect.stringMatching(V1))
  await graph.choose('Type', 'Versioned app')
  await expect.poll(async () => [...(await placesOf(graph))]).toEqual([...places])

  await graph.goto('namespaces=bookinfo&refresh=pause')
  await graph.settled()
  await page.goBack()
  await expect.poll(async () => [...(await placesOf(graph))]).toEqual([...places])

  const other = await graph.inAnotherTab()
  await other.open(VIEW)
  expect(await placesOf(other)).toEqual(places)
  await other.page.close()
})

test('a workload that comes moves nobody', async ({ graph, mesh }) => {
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [100, 0])
  await mesh.advance(40)
  await graph.open(VIEW)
  expect(await graph.drawnIds('node')).not.toContainEqual(expect.stringMatching(V2))
  const places = await dragged(graph, await nodeId(graph, V1))
  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [50, 50])
  await mesh.advance(20)
  await graph.refresh()
  await expect.poll(() => graph.drawnIds('node')).toContainEqual(expect.stringMatching(V2))
  const after = await placesOf(graph)
  expect(new Map([...after].filter(([id]) => places.has(id)))).toEqual(places)
})

test('a freed node stays until the graph is arranged again, and then moves', async ({ graph, page }) => {
  await graph.open(VIEW)
  const [first, second] = [await nodeId(graph, V1), await nodeId(graph, V2)]
  const before = (await placesOf(graph)).get(first)
  const places = await dragged(graph, first)
  await graph.drag(second, { x: 40, y: -90 })
  await expect(graph.unpinAll).toHaveAccessibleName('Unpin 2 dragged nodes')

  await graph.click(first, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Unpin' }).click()
  await expect(graph.unpinAll).toHaveAccessibleName('Unpin 1 dragged node')
  expect((await placesOf(graph)).get(first)).toEqual(places.get(first))
  await graph.unpinAll.click()
  await expect(graph.unpinAll).toBeHidden()

  await page.getByRole('button', { name: /^Arrange again/ }).click()
  await expect.poll(async () => (await placesOf(graph)).get(first)).toEqual(before)
})

test('a broken record is ignored, and the next one takes its place', async ({ graph, page }) => {
  await graph.open(VIEW)
  await dragged(graph, await nodeId(graph, V1))
  await page.goto('./nowhere')
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.includes(':places')) localStorage.setItem(key, '{"schema":1,"places":{"__proto__":["a"')
    }
  })
  await graph.open(VIEW)
  await expect(graph.unpinAll).toBeHidden()
  const places = await dragged(graph, await nodeId(graph, V2))
  await page.reload()
  expect(await placesOf(graph)).toEqual(places)
})

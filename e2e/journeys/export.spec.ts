import { createDemoMesh } from '@/demo/mesh'
import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { z } from 'zod'
import { ExportMenu } from '../pages/export-menu'
import { GraphPage } from '../pages/graph-page'
import { startProduct } from '../support/start-product'
import { expect, test } from '../support/test'

const graphFile = z.object({
  request: z.looseObject({}),
  nodes: z.array(z.looseObject({ id: z.string() })),
  edges: z.array(z.looseObject({ id: z.string() })),
  boxes: z.array(z.looseObject({ id: z.string() })),
})
const dotFile = z.object({
  objects: z.array(z.looseObject({ name: z.string(), id: z.string().optional() })),
  edges: z.array(z.looseObject({ id: z.string() })),
})

/** What Graphviz reads, as sorted ids. */
async function readDot(text: string) {
  const graphviz = await Graphviz.load()
  const { objects, edges } = dotFile.parse(JSON.parse(graphviz.layout(text, 'dot_json', 'nop')))
  const frames = objects.filter(({ name }) => name.startsWith('cluster_'))
  return {
    nodes: objects.filter((object) => !frames.includes(object)).map(({ name }) => name.replaceAll('\\\\', '\\')),
    frames: frames.map(({ id = '' }) => id),
    edges: edges.map(({ id }) => id.replaceAll('\\\\', '\\')),
  }
}

const sorted = (ids: readonly string[]) => [...ids].sort()

test('every format holds what is drawn, under a name that says what and when', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo,myapp&refresh=pause')
  const menu = new ExportMenu(page)
  const drawn = {
    nodes: await graph.drawnIds('node'),
    edges: await graph.drawnIds('edge'),
    frames: await graph.drawnIds('frame'),
  }

  const json = await menu.download('JSON')
  expect(json.name).toMatch(/^pharos-graph-bookinfo-myapp-\d{8}T\d{6}Z\.json$/)
  const answer = graphFile.parse(JSON.parse(json.text))
  expect(sorted(answer.nodes.map(({ id }) => id))).toEqual(sorted(drawn.nodes))

  const svg = await menu.download('SVG')
  const picture = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml')
    const ids = (name: string) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? '')
    return {
      broken: document.querySelector('parsererror') !== null,
      nodes: ids('data-node'),
      edges: ids('data-edge'),
      frames: ids('data-frame'),
      text: document.documentElement.textContent,
    }
  }, svg.text)
  expect(picture.broken).toBe(false)
  expect(sorted(picture.nodes)).toEqual(sorted(drawn.nodes))
  expect(sorted(picture.edges)).toEqual(sorted(drawn.edges))
  expect(sorted(picture.frames)).toEqual(sorted(drawn.frames))
  expect(picture.text).toContain('Selection: bookinfo, myapp')

  const dot = await readDot((await menu.download('DOT (Graphviz)')).text)
  expect(sorted(dot.nodes)).toEqual(sorted(drawn.nodes))
  expect(sorted(dot.edges)).toEqual(sorted(drawn.edges))
  expect(sorted(dot.frames)).toEqual(sorted(drawn.frames))

  const mermaid = await menu.download('Mermaid')
  expect(mermaid.text).toContain('%% Selection: bookinfo, myapp')
  expect(mermaid.text.match(/:::[a-z-]+$/gm)).toHaveLength(drawn.nodes.length)
  expect(mermaid.text.match(/^ {2}n\d+ <?(-->|==>|-\.->)/gm)).toHaveLength(drawn.edges.length)
})

test('a PNG has the size of the picture times its scale, and what does not fit is refused with what does', async ({
  graph,
  page,
}) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const menu = new ExportMenu(page)
  const once = await menu.picture('PNG, 1×')
  const twice = await menu.picture('PNG, 2×')
  expect([twice.width, twice.height]).toEqual([2 * once.width, 2 * once.height])
  expect(twice.colors, 'something is drawn').toBeGreaterThan(10)
  await graph.goto('namespaces=*&refresh=pause')
  await graph.settled()
  await menu.choose('PNG, 4×')
  await expect(page.getByText(/a PNG may have 8,192 on its longest side/)).toBeVisible()
})

test('the table alone is exported, too, with the places that the drawing would have', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&view=table&refresh=pause')
  await expect(graph.table).toBeVisible()
  const dot = await readDot((await new ExportMenu(page).download('DOT (Graphviz)')).text)
  await graph.showGraph()
  expect(sorted(dot.nodes)).toEqual(sorted(await graph.drawnIds('node')))
})

test('nothing drawn leaves nothing to export, and the menu says so', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&http=none&grpc=none&tcp=none&refresh=pause')
  await expect(page.getByText(/^No traffic in bookinfo/)).toBeVisible()
  const menu = new ExportMenu(page)
  await menu.open()
  await expect(page.getByText('Nothing is drawn that could be exported.')).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /^SVG/ })).toBeDisabled()
})

test('names that are markup leave as text', async ({ page }) => {
  const mesh = await createDemoMesh({ world: 'hostile', clock: 'manual', noise: false })
  const product = await startProduct({
    KUBECONFIG: mesh.kubeconfigPath,
    PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
  })
  try {
    const graph = new GraphPage(page)
    await page.goto(`${product.url}graph?namespaces=*&refresh=pause`)
    await graph.settled()
    const menu = new ExportMenu(page)
    const svg = await menu.download('SVG')
    expect(svg.text).toContain('&lt;img src=x')
    expect(svg.text).not.toContain('<img')
    const dot = await readDot((await menu.download('DOT (Graphviz)')).text)
    expect(sorted(dot.nodes)).toEqual(sorted(await graph.drawnIds('node')))
  } finally {
    await product.stop()
    await mesh.close()
  }
})

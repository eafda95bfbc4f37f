import { expectNear } from '../support/expect-near'
import { expect, test } from '../support/test'

// What earlier journeys changed is in the numbers of real servers for a while.
test.beforeEach(({ mesh }) => mesh.usualTraffic())

test('a namespace is drawn with its neighbours, rates and locks, and the table says the same @real', async ({
  graph,
}) => {
  await graph.open('namespaces=bookinfo&duration=30s')
  const drawn = await graph.drawn()
  const edges = drawn.filter(({ kind }) => kind === 'edge')
  const toReviews = edges.find(({ id }) => /productpage-v1>.*\/service\/reviews>http$/.test(id))
  expectNear(toReviews?.label, 20)
  expect(toReviews?.signs).toContain('lock-closed')
  const plain = edges.find(({ id }) => /unknown>.*\/service\/details>http$/.test(id))
  expect(plain?.signs, 'a caller outside the mesh has no lock').toEqual([])

  await graph.showTable()
  const rows = await graph.rows()
  expect(rows).toHaveLength(edges.length)
  expectNear((await graph.edgeRow('productpage v1', 'reviews')).Rate, 20)
})

test('namespaces chosen in the picker are what is drawn @real', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo')
  await graph.shell.chooseNamespaces('myapp', 'travel')
  await expect(page).toHaveURL(/namespaces=myapp,travel/)
  await expect.poll(async () => (await graph.drawnIds('node')).some((id) => id.includes('/travel/'))).toBe(true)
  const frames = (await graph.drawn()).filter(({ kind }) => kind === 'frame').map(({ label }) => label)
  expect(frames).toContain('myapp')
  expect(frames).not.toContain('bookinfo')
})

test('each graph type draws its own kind of node @real', async ({ graph }) => {
  await graph.open('namespaces=bookinfo')
  await expect.poll(() => graph.drawnIds('node')).toContainEqual(expect.stringMatching(/workload\/reviews-v1$/))
  await graph.choose('Type', 'App')
  await expect.poll(() => graph.drawnIds('node')).toContainEqual(expect.stringMatching(/\/app\/reviews$/))
  await graph.choose('Type', 'Workload')
  await expect.poll(() => graph.drawnIds('frame')).not.toContainEqual(expect.stringMatching(/box\/app/))
  await graph.choose('Type', 'Service')
  await expect
    .poll(async () => (await graph.drawnIds('node')).filter((id) => id.includes('/workload/reviews')))
    .toEqual([])
  await expect
    .poll(() => graph.drawnIds('edge'))
    .toContainEqual(expect.stringMatching(/service\/reviews>.*service\/ratings/))
})

test('service nodes, idle nodes and locks can be switched off and on @real', async ({ graph }) => {
  await graph.open('namespaces=bookinfo')
  await graph.switch('Show', 'Service nodes', false)
  await expect.poll(async () => (await graph.drawnIds('node')).filter((id) => id.includes('/service/'))).toEqual([])
  await graph.switch('Show', 'Idle nodes', true)
  await expect.poll(() => graph.drawnIds('node')).toContainEqual(expect.stringMatching(/istio-system|bookinfo/))
  await graph.switch('Show', 'Security locks', false)
  await expect
    .poll(async () => (await graph.drawn()).flatMap(({ signs }) => signs).filter((s) => s.startsWith('lock')))
    .toEqual([])
})

test('labels add response time, distribution and throughput to edges and table @real', async ({ graph }) => {
  await graph.open('namespaces=bookinfo&duration=30s&edgeLabels=rate,latency,share,throughput')
  const edge = (await graph.drawn()).find(({ id }) => /service\/reviews>.*workload\/reviews-v1>http$/.test(id))
  expectNear(/[\d.]+(?=%)/.exec(edge?.label ?? '')?.[0], 33.3)
  expect(edge?.label).toMatch(/ms/)
  expect(edge?.label).toMatch(/B\/s/)
  await graph.showTable()
  expect((await graph.edgeRow('reviews', 'reviews v1')).p95).toMatch(/ms$/)
})

test('an edge tells of mTLS with its principals, of codes and of both sides @real', async ({ graph }) => {
  await graph.open('namespaces=bookinfo')
  const [id = ''] = (await graph.drawnIds('edge')).filter((edge) =>
    /productpage-v1>.*\/service\/reviews>http$/.test(edge),
  )
  await graph.click(id)
  await expect(graph.panel).toContainText('mTLS enabled (100%)')
  await expect(graph.panel).toContainText('spiffe://cluster.local/ns/bookinfo/sa/bookinfo-productpage')
  await expect(graph.panel).toContainText('200')
  await expect(graph.panel.getByRole('table', { name: 'Both sides' })).toBeVisible()
  await expect(graph.panel.locator('svg.recharts-surface').first()).toBeVisible()
})

test('a refresh moves nothing, keeps the selection and takes the new numbers @real', async ({ graph, mesh, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const [id = ''] = (await graph.drawnIds('node')).filter((node) => node.endsWith('/workload/reviews-v2'))
  await graph.click(id)
  const before = await graph.drawn()
  await mesh.advance(15)
  const answer = page.waitForResponse(/\/api\/graph\?/)
  await graph.shell.refreshNow.click()
  await answer
  await graph.settled()
  // An edge that got wider has its middle a fraction of a pixel elsewhere.
  const places = (elements: typeof before) =>
    elements.filter(({ kind }) => kind !== 'edge').map((one) => [one.id, one.position] as const)
  expect((await graph.drawn()).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(places(await graph.drawn())).toEqual(places(before))
  await expect(graph.panel.getByRole('heading', { name: /reviews/ })).toBeVisible()
  await expect(page).toHaveURL(/sel=/)
})

test('the graph is sent packed, as JSON, and kept by nobody @real', async ({ graph }) => {
  const answer = await graph.page.request.get('./api/graph?namespaces=bookinfo')
  expect(answer.headers()).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
})

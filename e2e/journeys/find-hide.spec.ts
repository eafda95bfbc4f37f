import { FindBox } from '../pages/find-box'
import { type DrawnElement, GraphPage } from '../pages/graph-page'
import { expect, test } from '../support/test'

const nodes = (drawn: readonly DrawnElement[]) => drawn.filter(({ kind }) => kind === 'node')
const places = (drawn: readonly DrawnElement[]) => new Map(nodes(drawn).map(({ id, position }) => [id, position]))
const withClass = (drawn: readonly DrawnElement[], name: string) =>
  drawn.filter(({ classes }) => classes.includes(name)).map(({ id }) => id)

test('find marks nodes and edges, counts them and walks them', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const find = new FindBox(page, 'Find')
  await page.keyboard.press('/')
  await expect(find.field).toBeFocused()
  await find.field.pressSequentially('workload ^= reviews or tcp > 0')
  await expect(page).toHaveURL(/find=/)
  await find.says(/^\d+ found$/)
  await expect
    .poll(async () => withClass(await graph.drawn(), 'found'))
    .toContainEqual(expect.stringMatching(/reviews-v1$/))
  const found = withClass(await graph.drawn(), 'found')
  expect(found.filter((id) => !id.includes('>'))).toHaveLength(3)
  await find.says(`${found.length} found`)

  await find.field.press('Escape')
  await find.field.press('Enter')
  await find.says(`1 of ${found.length}`)
  const [first] = withClass(await graph.drawn(), 'cursor')
  expect(found).toContain(first)
  await find.field.press('Enter')
  await find.says(`2 of ${found.length}`)
  expect(withClass(await graph.drawn(), 'cursor')).not.toEqual([first])
  await find.field.press('Shift+Enter')
  await expect.poll(async () => withClass(await graph.drawn(), 'cursor')).toEqual([first])

  await find.clear()
  await expect.poll(async () => withClass(await graph.drawn(), 'found')).toEqual([])
  await expect(page).not.toHaveURL(/find=/)
})

test('hide removes from drawing, table and counts, and nothing that stays moves', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const before = places(await graph.drawn())
  const hide = new FindBox(page, 'Hide')
  await hide.write('app = ratings')
  await hide.says(/^\d+ hidden$/)
  await expect
    .poll(async () => [...places(await graph.drawn()).keys()].filter((id) => id.includes('ratings')))
    .toEqual([])
  const left = await graph.drawn()
  for (const [id, place] of places(left)) expect(place, id).toEqual(before.get(id))
  await expect(page.getByText(/The details beside count the whole graph/)).toBeVisible()
  await graph.showTable('Nodes')
  expect(await graph.rows()).toHaveLength(nodes(left).length)
  await graph.showGraph()

  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect.poll(async () => places(await graph.drawn())).toEqual(before)
})

test('hide wins over find, and a link restores both', async ({ graph, page, browser }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const [find, hide] = [new FindBox(page, 'Find'), new FindBox(page, 'Hide')]
  await find.write('app = reviews or app = ratings')
  await hide.write('app = ratings')
  await expect(page).toHaveURL(/hide=/)
  await expect
    .poll(async () => withClass(await graph.drawn(), 'found').filter((id) => id.includes('ratings')))
    .toEqual([])
  const found = withClass(await graph.drawn(), 'found')
  expect(found).not.toEqual([])

  const other = await browser.newContext()
  const restored = new GraphPage(await other.newPage())
  await restored.page.goto(page.url())
  await restored.settled()
  expect(withClass(await restored.drawn(), 'found')).toEqual(found)
  await expect(new FindBox(restored.page, 'Hide').field).toHaveValue('app = ratings')
  await other.close()
})

test('what cannot be read is marked, explained and mended, and the last result stays', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const find = new FindBox(page, 'Find')
  await find.write('app = reviews')
  await find.says(/found|of/)
  const found = withClass(await graph.drawn(), 'found')
  await find.field.fill('nmae = details')
  await expect(page.getByRole('search').getByRole('alert')).toContainText('There is no word “nmae” to ask for')
  await expect(find.field).toHaveAttribute('aria-invalid', 'true')
  expect(withClass(await graph.drawn(), 'found')).toEqual(found)
  await page.getByRole('button', { name: 'Use “name”' }).click()
  await expect(find.field).toHaveValue('name = details')
  await expect
    .poll(async () => withClass(await graph.drawn(), 'found'))
    .toContainEqual(expect.stringMatching(/details/))
})

test('an expression is put together by keyboard from names and values of this graph', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const find = new FindBox(page, 'Find')
  await find.field.focus()
  await page.keyboard.type('ap')
  await expect(find.options.first()).toContainText('app')
  await page.keyboard.press('Tab')
  await page.keyboard.type('=')
  await page.keyboard.type(' r')
  await expect(find.options).toHaveCount(4)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(find.field).toHaveAttribute('aria-activedescendant', /.+/)
  await page.keyboard.press('Enter')
  await expect(find.field).toHaveValue('app = reviews ')
  await page.keyboard.press('Escape')
  await find.says(/found/)
  await page.keyboard.press('Escape')
  await expect(find.field).not.toBeFocused()
})

test('presets apply at once, and what they need is loaded and said', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const asked = page.waitForRequest(/\/api\/graph\?.*latency=p95/)
  await new FindBox(page, 'Find').preset('Slow requests')
  await asked
  await expect(page.getByText(/Also asked for: response times/)).toBeVisible()
  const hide = new FindBox(page, 'Hide')
  await hide.preset('Everything healthy')
  await hide.says(/^\d+ hidden$/)
  await expect(page).toHaveURL(/hide=healthy/)
})

test('when everything is hidden the page says so and offers it back', async ({ graph, page }) => {
  await graph.goto('namespaces=bookinfo&refresh=pause&hide=name%20*=%20""')
  await expect(page.getByRole('heading', { name: 'Everything is hidden' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await graph.settled()
  expect(nodes(await graph.drawn())).not.toEqual([])
})

test('the help offers examples from this graph to be used by a click', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  await new FindBox(page, 'Find').preset('Help with expressions')
  const help = page.getByRole('dialog', { name: 'Find and hide' })
  await help.getByRole('button', { name: /^Find name \*=/ }).click()
  await expect(help).toBeHidden()
  await expect.poll(async () => withClass(await graph.drawn(), 'found')).not.toEqual([])
})

test('the table marks what is found', async ({ graph, page }) => {
  await graph.open('namespaces=bookinfo&refresh=pause&find=app%20=%20reviews')
  await graph.showTable('Nodes')
  await expect(graph.table.getByRole('img', { name: 'Found' })).toHaveCount(4)
  await new FindBox(page, 'Find').field.press('Enter')
  await new FindBox(page, 'Find').says('1 of 4')
})

test('labels are loaded when their keys are asked for, and idle edges when only they can be meant', async ({
  graph,
  page,
}) => {
  await graph.open('namespaces=bookinfo&refresh=pause')
  const find = new FindBox(page, 'Find')
  const asked = page.waitForRequest(/\/api\/graph\?.*labels=true/)
  await find.field.fill('label:')
  await asked
  await expect(find.options.filter({ hasText: 'label:service' })).toBeVisible()
  await find.field.fill('label:service = ')
  await expect(find.options.first()).toContainText('details')
  await find.write('label:service = details')
  await find.says(/found|of/)

  const withIdle = page.waitForRequest(/\/api\/graph\?.*idleEdges=true/)
  await find.write('! traffic')
  await withIdle
  await expect(page.getByText(/Also asked for: edges without traffic/)).toBeVisible()
})

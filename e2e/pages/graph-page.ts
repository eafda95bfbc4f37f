import { expect, type JSHandle, type Locator, type Page } from '@playwright/test'
import { Shell } from './shell'

/** What the canvas tells of an element (components/graph/canvas/test-hook.ts): a drawing has no text to look at. */
export interface DrawnElement {
  readonly id: string
  readonly kind: 'node' | 'frame' | 'edge'
  readonly classes: readonly string[]
  readonly position: { readonly x: number; readonly y: number }
  readonly label: string
  readonly labelShown: boolean
  readonly signs: readonly string[]
}

interface Point {
  readonly x: number
  readonly y: number
}

interface CanvasHook {
  readonly elements: () => DrawnElement[]
  readonly point: (id: string) => Point | undefined
  readonly zoom: () => number
}

/** A row of the table twin by the titles of its columns: `From`, `To`, `Rate`, `mTLS` … */
export type TableRow = Readonly<Record<string, string>>

export type ToolbarMenu = 'Type' | 'Traffic' | 'Seen by' | 'Labels' | 'Show' | 'Layout'

/** The traffic graph: its drawing, its table, its options and its panel. */
export class GraphPage {
  readonly page: Page
  readonly shell: Shell
  readonly canvas: Locator
  readonly table: Locator
  readonly panel: Locator
  /** What a screen reader was told last. */
  readonly spoken: Locator
  /** There while anything is pinned. */
  readonly unpinAll: Locator

  /** @param canvas name of the drawing; other pages draw on the same canvas. */
  constructor(page: Page, canvas = /^Traffic graph/) {
    this.page = page
    this.shell = new Shell(page)
    this.canvas = page.getByRole('application', { name: canvas })
    this.table = page.getByRole('grid')
    this.unpinAll = page.getByRole('button', { name: /^Unpin \d/ })
    this.spoken = this.canvas.locator('[aria-live]')
    this.panel = page.getByRole('complementary', { name: 'Details' })
  }

  /** Opens the page with a query string, until it answers to clicks, without waiting for what it shows. */
  async goto(query = ''): Promise<void> {
    await this.page.goto(`./graph${query === '' ? '' : `?${query}`}`)
    await this.page.locator('main[data-ready]').waitFor()
  }

  /** Opens the page and waits until its graph is drawn. */
  async open(query: string): Promise<void> {
    await this.goto(query)
    await this.settled()
  }

  /** Until the layout is done and the canvas has drawn what the last answer holds. */
  async settled(): Promise<void> {
    await expect(this.canvas).toHaveAttribute('data-settled', 'true', { timeout: 20_000 })
  }

  /** Everything that is drawn at present. */
  async drawn(): Promise<readonly DrawnElement[]> {
    return (await this.hook()).evaluate((hook) => hook.elements())
  }

  async drawnIds(kind: DrawnElement['kind']): Promise<readonly string[]> {
    return (await this.drawn()).filter((element) => element.kind === kind).map(({ id }) => id)
  }

  /** The one drawn element with this id. */
  async element(id: string): Promise<DrawnElement> {
    const found = (await this.drawn()).find((element) => element.id === id)
    if (found === undefined) throw new Error(`nothing drawn has the id ${id}`)
    return found
  }

  async zoom(): Promise<number> {
    return (await this.hook()).evaluate((hook) => hook.zoom())
  }

  /** Clicks an element of the drawing where it is. */
  async click(id: string, options: Parameters<Page['mouse']['click']>[2] = {}): Promise<void> {
    const { x, y } = await this.pointOf(id)
    await this.page.mouse.click(x, y, options)
  }

  /** Opens the menu of an element by the pointer. */
  async openMenu(id: string): Promise<Locator> {
    await this.click(id, { button: 'right' })
    const menu = this.page.getByRole('menu')
    await expect(menu).toBeVisible()
    return menu
  }

  async hover(id: string): Promise<void> {
    const { x, y } = await this.pointOf(id)
    await this.page.mouse.move(x, y)
  }

  /** The page in another tab of the same browser. */
  async inAnotherTab(): Promise<GraphPage> {
    return new GraphPage(await this.page.context().newPage())
  }

  /** Drags an element by so many pixels of the window, and waits until it is drawn there. */
  async drag(id: string, by: Point): Promise<void> {
    const { x, y } = await this.pointOf(id)
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + by.x, y + by.y, { steps: 4 })
    await this.page.mouse.up()
    await this.settled()
  }

  /** Presses the button that asks anew, and waits until the answer is drawn. */
  async refresh(): Promise<void> {
    const answer = this.page.waitForResponse(/\/api\/graph\?/)
    await this.shell.refreshNow.click()
    await answer
    await this.settled()
  }

  private async pointOf(id: string): Promise<Point> {
    const point = await (await this.hook()).evaluate((hook, element) => hook.point(element), id)
    if (point === undefined) throw new Error(`nothing drawn has the id ${id}`)
    return point
  }

  private async hook(): Promise<JSHandle<CanvasHook>> {
    await this.settled()
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the canvas hangs it there once it is settled
    return this.canvas.evaluateHandle((stage) => Reflect.get(stage, '__pharosCanvas') as CanvasHook)
  }

  /** Opens a menu of the toolbar; gives its content. */
  async menu(name: ToolbarMenu): Promise<Locator> {
    const content = this.page.getByRole('dialog', { name: new RegExp(`^${name}`) })
    if (!(await content.isVisible())) {
      await this.page.getByRole('button', { name: new RegExp(`^${name} `) }).click()
      await expect(content).toBeVisible()
    }
    return content
  }

  /** Chooses one of several in a menu, and closes it. */
  async choose(menu: ToolbarMenu, option: string): Promise<void> {
    const content = await this.menu(menu)
    await content.getByRole('radio', { name: option, exact: true }).check()
    await this.closeMenu(content)
  }

  /** Switches something of a menu on or off, and closes it. */
  async switch(menu: ToolbarMenu, option: string, on: boolean): Promise<void> {
    const content = await this.menu(menu)
    await content.getByRole('checkbox', { name: option, exact: true }).setChecked(on)
    await this.closeMenu(content)
  }

  private async closeMenu(content: Locator): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(content).toBeHidden()
  }

  async showTable(rows: 'Edges' | 'Nodes' = 'Edges'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText('Table').click()
    await this.page.getByRole('radiogroup', { name: 'Rows' }).getByText(rows).click()
    await expect(this.page.getByRole('grid', { name: `${rows} of the graph` })).toBeVisible()
  }

  async showGraph(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText('Graph').click()
    await this.settled()
  }

  /** The rows of the table that stand in the document: all of a short one, what is in view of a long one. */
  async rows(): Promise<readonly TableRow[]> {
    await expect(this.table).toBeVisible()
    const titles = (await this.table.getByRole('columnheader').allInnerTexts()).map((title) => title.trim())
    const rows = this.table.locator('tbody').getByRole('row')
    const texts = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
    )
    return texts.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])))
  }

  /** The row of the edge between two names as the first lines of its cells write them. */
  async edgeRow(from: string, to: string): Promise<TableRow> {
    const found = (await this.rows()).find((row) => firstLine(row.From) === from && firstLine(row.To) === to)
    if (found === undefined) throw new Error(`the table has no edge from ${from} to ${to}`)
    return found
  }

  /** Whole requests a second between two names; 0 where the table has no such edge. */
  async edgeRate(from: string, to: string): Promise<number> {
    const isThere = (await this.rows()).some((row) => firstLine(row.From) === from && firstLine(row.To) === to)
    return isThere ? (await this.edgeNumbers(from, to)).rate : 0
  }

  /** What the table says of an edge, in whole requests a second and per cent. */
  async edgeNumbers(from: string, to: string): Promise<{ readonly rate: number; readonly errors: number }> {
    const { Rate = '', Errors = '' } = await this.edgeRow(from, to)
    return { rate: Math.round(Number.parseFloat(Rate)), errors: Math.round(Number.parseFloat(Errors)) }
  }
}

function firstLine(text = ''): string {
  return text.split('\n')[0] ?? ''
}

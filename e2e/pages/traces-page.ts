import { expect, type Locator, type Page } from '@playwright/test'
import { Shell } from './shell'

/** The search for traces, and the page of one. */
export class TracesPage {
  readonly page: Page
  readonly shell: Shell
  /** What was found, as rows; only in the list. */
  readonly rows: Locator
  /** The spans of a trace. */
  readonly waterfall: Locator
  readonly span: Locator

  constructor(page: Page) {
    this.page = page
    this.shell = new Shell(page)
    this.rows = page
      .getByRole('table', { name: 'Traces' })
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
    this.waterfall = page.getByRole('treegrid', { name: 'Spans' })
    this.span = page.getByRole('complementary', { name: 'Span' })
  }

  /** Opens the search with this query string, and waits until something was found. */
  async open(query: string): Promise<void> {
    await this.page.goto(`./traces?${query}`)
    await expect(this.page.getByRole('main')).toHaveAttribute('data-ready')
    await expect(this.page.getByRole('region', { name: 'Found traces' }).getByRole('status').first()).toContainText(
      'trace',
    )
  }

  async chooseService(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Service' }).click()
    await this.page.getByRole('option', { name, exact: true }).click()
  }

  async showList(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Show as' }).getByText('List', { exact: true }).click()
    await expect(this.rows.first()).toBeVisible()
  }

  async openFirst(): Promise<void> {
    await this.rows.first().getByRole('link').click()
    await expect(this.waterfall).toBeVisible()
  }

  /** The rows of the waterfall: the spans and gaps that stand in the document. */
  spans(): Locator {
    return this.waterfall.getByRole('row').filter({ has: this.page.locator('td') })
  }
}

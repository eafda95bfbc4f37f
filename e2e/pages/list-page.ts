import type { Locator, Page } from '@playwright/test'
import { Shell } from './shell'

type List = 'namespaces' | 'applications' | 'services' | 'workloads' | 'config'

/** A list: its rows, what narrows them, and what can be done with them. */
export class ListPage {
  readonly page: Page
  readonly shell: Shell
  readonly table: Locator
  readonly filter: Locator
  readonly count: Locator

  constructor(page: Page) {
    this.page = page
    this.shell = new Shell(page)
    this.table = page.getByRole('main').getByRole('table')
    this.filter = page.getByRole('combobox', { name: 'Filter rows' }).or(page.getByLabel('Filter rows'))
    this.count = page.getByRole('status').filter({ hasText: /^[\d,]+ of [\d,]+$/ })
  }

  async goto(list: List, query = ''): Promise<void> {
    await this.page.goto(`./${list}${query === '' ? '' : `?${query}`}`)
    await this.page.locator('main[data-ready]').waitFor()
  }

  /** The row of a thing by its name. */
  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.locator('[data-row]').getByText(name, { exact: true }) })
  }

  /** The names, in the order shown. */
  async names(): Promise<readonly string[]> {
    return this.table.locator('[data-row]').allTextContents()
  }

  /** The text of a row's cell, by the title of its column. */
  async cell(name: string, column: string): Promise<string> {
    const titles = await this.table.getByRole('columnheader').allTextContents()
    return (await this.row(name).getByRole('cell').nth(titles.indexOf(column)).textContent()) ?? ''
  }
}

import { expect, type Locator, type Page } from '@playwright/test'

/** The Logs tab of a workload's page. */
export class LogsTab {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get lines(): Locator {
    return this.list.getByRole('option')
  }

  get list(): Locator {
    return this.#page.getByRole('listbox', { name: 'Log lines' })
  }

  get details(): Locator {
    return this.#page.getByRole('region', { name: 'Line', exact: true })
  }

  /** @param url up to the tab's own parameters: `./workloads/bookinfo/productpage-v1` */
  async open(url: string, parameters = ''): Promise<void> {
    await this.#page.goto(`${url}?refresh=pause&tab=logs${parameters}`)
    await this.settled()
  }

  /** Everything that there was has been read. */
  async settled(): Promise<void> {
    await this.says(/^(\d[\d,]* of )?[1-9][\d,]* lines?$/)
    await expect(this.#page.getByText('Reading', { exact: true })).toHaveCount(0)
  }

  /** As it is written: `3,000 lines`, `6 of 3,000 lines`. */
  async says(count: RegExp): Promise<void> {
    // Choices of how many lines read the same.
    await expect(this.#page.locator('span').filter({ hasText: count })).toBeVisible({ timeout: 30_000 })
  }

  container(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true })
  }

  box(name: 'Show lines with' | 'Hide lines with'): Locator {
    return this.#page.getByRole('textbox', { name })
  }

  tool(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true })
  }

  follow(): Locator {
    return this.#page.getByRole('switch', { name: 'Follow' })
  }
}

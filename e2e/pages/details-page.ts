import { expect, type Locator, type Page } from '@playwright/test'

/** The page about one workload, service, application or namespace. */
export class DetailsPage {
  readonly page: Page
  readonly heading: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
  }

  /** @param path below the base: `workloads/bookinfo/reviews-v2?tab=traffic`. */
  async open(path: string): Promise<void> {
    await this.page.goto(`./${path}`)
    await expect(this.page.locator('main[data-ready]')).toBeVisible()
  }

  /** A part of the page by its title. */
  card(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  /** A row of a table by what its first column, or row header, says. */
  row(title: string, name: string | RegExp): Locator {
    return this.card(title).getByRole('row', { name })
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click()
    await expect(this.page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
  }
}

import type { Locator, Page } from '@playwright/test'
import { Shell } from './shell'

/** The first page: its cards by their titles. */
export class OverviewPage {
  readonly page: Page
  readonly shell: Shell
  readonly attention: Locator
  readonly insights: Locator
  readonly setup: Locator

  constructor(page: Page) {
    this.page = page
    this.shell = new Shell(page)
    this.attention = this.card('Needs attention')
    this.insights = this.card('Service insights')
    this.setup = this.card('Setup checklist')
  }

  async goto(query = 'refresh=pause'): Promise<void> {
    await this.page.goto(`./overview${query === '' ? '' : `?${query}`}`)
    await this.page.locator('main[data-ready]').waitFor()
  }

  card(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  /** The line of a thing in what needs attention. */
  line(name: string): Locator {
    return this.attention.getByRole('listitem').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  /** A step of the checklist. */
  step(title: string): Locator {
    return this.setup
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) })
  }
}

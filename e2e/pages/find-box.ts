import { expect, type Locator, type Page } from '@playwright/test'

/** The box for what is marked, or the one for what is hidden. */
export class FindBox {
  readonly field: Locator
  readonly options: Locator
  /** Opens the menu of common expressions and the help. */
  readonly presets: Locator
  readonly #page: Page
  readonly #purpose: 'Find' | 'Hide'

  constructor(page: Page, purpose: 'Find' | 'Hide') {
    this.#page = page
    this.#purpose = purpose
    this.field = page.getByRole('combobox', { name: purpose === 'Find' ? 'Find in the graph' : 'Hide from the graph' })
    this.presets = page.getByRole('button', { name: `${purpose}: common expressions and help` })
    this.options = page.getByRole('listbox', { name: 'What fits here' }).getByRole('option')
  }

  /** What the box says of its result: *7 found*. */
  says(text: string | RegExp): Promise<void> {
    return expect(this.#page.getByRole('search').getByRole('status').filter({ hasText: text })).toBeVisible()
  }

  /** Writes an expression and waits until it applies. */
  async write(text: string): Promise<void> {
    await this.field.fill(text)
    await this.field.press('Escape')
    await this.field.press('Enter')
  }

  async preset(name: string): Promise<void> {
    await this.presets.click()
    await this.#page.getByRole('menuitem', { name }).click()
  }

  async clear(): Promise<void> {
    await this.#page.getByRole('button', { name: `Clear ${this.#purpose.toLowerCase()}` }).click()
  }
}

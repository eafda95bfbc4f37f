import { expect, type Locator, type Page } from '@playwright/test'

/** The command palette. */
export class Palette {
  readonly page: Page
  readonly dialog: Locator
  readonly field: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Search and commands' })
    this.field = this.dialog.getByRole('combobox')
  }

  /** By its keys, from wherever the focus is. */
  async open(): Promise<void> {
    await this.page.locator('main[data-ready]').waitFor()
    await this.page.keyboard.press('Control+k')
    await expect(this.field).toBeFocused()
  }

  option(name: string | RegExp): Locator {
    return this.dialog.getByRole('option', { name })
  }

  /** What Enter opens. */
  get chosen(): Locator {
    return this.dialog.getByRole('option', { selected: true })
  }

  /** As from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.field.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', pasted)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }
}

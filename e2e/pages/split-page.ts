import { expect, type Locator, type Page } from '@playwright/test'

/** The traffic split of a service, up to the confirmation of a change. */
export class SplitPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(namespace: string, name: string): Promise<void> {
    await this.page.goto(`./services/${namespace}/${name}/split?refresh=pause`)
    await this.page.getByRole('slider').first().waitFor()
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name: `Share of ${name}`, exact: true })
  }

  number(name: string): Locator {
    return this.page.getByRole('textbox', { name: `Share of ${name} in percent` })
  }

  /** What is chosen, in the order of the rows. */
  async shares(): Promise<readonly string[]> {
    await this.page.getByRole('slider').first().waitFor()
    const sliders = await this.page.getByRole('slider').all()
    return Promise.all(sliders.map((slider) => slider.inputValue()))
  }

  async preset(name: string, percent: number): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Version' }).selectOption(name)
    await this.page.getByRole('button', { name: `Set ${name} to ${percent} %` }).click()
  }

  /** Previews what is chosen, and applies it. */
  async apply(): Promise<void> {
    await this.page.getByRole('button', { name: 'Preview change' }).click()
    await this.confirm()
  }

  async confirm(): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^(Apply|Create)/ }).click()
    await expect(dialog).toHaveCount(0)
  }
}

import type { Locator, Page } from '@playwright/test'
import { EditDialog } from './edit-dialog'

/** A wizard for routes of a service. */
export class WizardPage {
  readonly page: Page
  readonly form: Locator
  /** Of the first destination. */
  readonly subset: Locator
  readonly dialog: EditDialog

  constructor(page: Page) {
    this.page = page
    this.form = page.getByRole('form')
    this.subset = this.form.getByRole('combobox', { name: 'Subset', exact: true }).first()
    this.dialog = new EditDialog(page)
  }

  /**
   * Until its fields are there.
   * @param rule the place in an object that the address names; else the first one
   */
  async open(service: string, wizard: string, rule?: string): Promise<void> {
    const place = rule === undefined ? '' : `&rule=${encodeURIComponent(rule)}`
    await this.page.goto(`./services/${service}/route/${wizard}?refresh=pause${place}`)
    await this.form.first().waitFor()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  group(name: string): Locator {
    return this.form.getByRole('group', { name, exact: true })
  }

  /** The chosen rule acts only on requests with this header. */
  async onlyWithHeader(name: string, value: string): Promise<void> {
    await this.button('Add to Conditions').click()
    const key = this.form.getByRole('textbox', { name: 'Headers: New key', exact: true })
    await key.fill(name)
    await key.press('Enter')
    await this.form.getByRole('combobox', { name: `${name}: how` }).selectOption('exact')
    await this.form.getByRole('textbox', { name: `${name}: text` }).fill(value)
  }

  /** Opens the preview, and makes the change. */
  async apply(button: 'Create' | 'Apply change'): Promise<void> {
    await this.button('Preview change').click()
    await this.dialog.button(button).click()
    await this.dialog.window.waitFor({ state: 'detached' })
  }
}

import { expect, type Locator, type Page } from '@playwright/test'
import { EditDialog } from './edit-dialog'

/** The page that deletes what routes a service. */
export class RemovalPage {
  readonly page: Page
  readonly dialog: EditDialog
  readonly preview: Locator
  /** What was done, with the way back. */
  readonly undo: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = new EditDialog(page)
    this.preview = page.getByRole('button', { name: 'Preview change', exact: true })
    this.undo = page.getByRole('button', { name: 'Undo', exact: true })
  }

  /** Until it says what routes the service, or that nothing does. */
  async open(service: string): Promise<void> {
    await this.page.goto(`./services/${service}/route/delete?refresh=pause`)
    await this.preview.or(this.nothing(service)).waitFor()
  }

  list(name: 'Is deleted' | 'Is changed' | 'Stays' | 'Traffic afterwards'): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  nothing(service: string): Locator {
    return this.page.getByRole('heading', { name: `Nothing routes ${service.split('/')[1] ?? ''}` })
  }

  /** Makes the change that the window shows. */
  async confirm(): Promise<void> {
    await this.dialog.button(/^(Apply|Delete|Undo)/).click()
    await expect(this.dialog.window).toHaveCount(0)
  }
}

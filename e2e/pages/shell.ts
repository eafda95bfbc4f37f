import { expect, type Locator, type Page } from '@playwright/test'

export type Theme = 'As the system' | 'Light' | 'Dark'

/** What surrounds every page: masthead, navigation, pickers, bands. */
export class Shell {
  readonly page: Page
  readonly main: Locator
  readonly namespaces: Locator
  readonly window: Locator
  readonly refresh: Locator
  readonly refreshNow: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.namespaces = page.getByRole('button', { name: /^Namespaces: / })
    this.window = page.getByRole('button', { name: /^Window: / })
    this.refresh = page.getByRole('button', { name: /^Refresh: / })
    this.refreshNow = page.getByRole('button', { name: 'Refresh now' })
  }

  /** The chip of a source in the masthead of a wide page: `Prometheus: fresh`. */
  source(name: string): Locator {
    return this.page.getByRole('group', { name: 'Sources' }).getByRole('button', { name: `${name}: ` })
  }

  /** A band or notice that says something, as *No connection to Pharos*. */
  message(text: string | RegExp): Locator {
    return this.page.locator('[role=status], [role=alert]').filter({ hasText: text })
  }

  /** Chooses exactly these namespaces; none given means all. */
  async chooseNamespaces(...names: readonly string[]): Promise<void> {
    await this.namespaces.click()
    const list = this.page.getByRole('dialog', { name: /^Namespaces/ })
    const clear = list.getByRole('button', { name: 'Clear' })
    if (await clear.isEnabled()) await clear.click()
    if (names.length === 0) await list.getByRole('checkbox', { name: /^Select / }).check()
    for (const name of names) await list.getByRole('checkbox', { name: new RegExp(`^${name}\\b(?!-)`) }).check()
    await list.getByRole('button', { name: 'Apply' }).click()
    await expect(list).toBeHidden()
  }

  /** Chooses a window up to now, as it is written on its button: `15s`, `5m`. */
  async chooseWindow(duration: string): Promise<void> {
    await this.window.click()
    await this.page
      .getByRole('group', { name: 'Up to now' })
      .getByRole('button', { name: duration, exact: true })
      .click()
    await expect(this.window).toHaveAccessibleName(`Window: Last ${duration}`)
  }

  /** `Paused`, `Manual`, `Every 10s` … */
  async chooseRefresh(name: string): Promise<void> {
    await this.refresh.click()
    await this.page.getByRole('menuitemradio', { name }).click()
    await expect(this.refresh).toHaveAccessibleName(`Refresh: ${name}`)
  }

  async chooseDensity(density: 'Comfortable' | 'Compact'): Promise<void> {
    await this.page.getByRole('button', { name: 'Theme and density' }).click()
    await this.page.getByRole('menuitemradio', { name: density }).click()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('menu')).toBeHidden()
  }

  async chooseTheme(theme: Theme): Promise<void> {
    await this.page.getByRole('button', { name: 'Theme' }).click()
    await this.page.getByRole('menuitemradio', { name: theme }).click()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('menu')).toBeHidden()
  }
}

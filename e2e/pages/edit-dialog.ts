import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'

interface Edit {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** The window in which a change is previewed and confirmed, the pages of what was changed, and the API behind them. */
export class EditDialog {
  readonly page: Page
  readonly window: Locator

  constructor(page: Page) {
    this.page = page
    this.window = page.getByRole('dialog')
  }

  part(name: string): Locator {
    return this.window.getByRole('group', { name })
  }

  button(name: string | RegExp): Locator {
    return this.window.getByRole('button', { name })
  }

  /** The page of the newest change. */
  async openNewest(): Promise<void> {
    await this.page.goto('./changes')
    await this.page.getByRole('table').getByRole('link').first().click()
    await this.page.getByRole('heading', { level: 1, name: /^Change of/ }).waitFor()
  }

  async read({ kind, namespace, name }: Edit): Promise<string> {
    const answer = await this.page.request.get(`./api/config/${namespace}/${kind}/${name}`)
    return z.object({ text: z.string() }).parse(await answer.json()).text
  }

  /** As a page of Pharos asks it. */
  async post(path: string, data: object): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const origin = new URL(this.page.url()).origin
    const answer = await this.page.request.post(path, { data, headers: { origin } })
    return { status: answer.status(), body: z.record(z.string(), z.unknown()).parse(await answer.json()) }
  }

  /** Previews and applies without the window. */
  async change(object: Edit, turn: (text: string) => string): Promise<void> {
    const before = await this.read(object)
    const { body } = await this.post('./api/edits/plan', { action: 'update', ...object, before, after: turn(before) })
    const { plan, preview } = body
    const applied = await this.post('./api/edits/apply', { plan, preview, accept: { errors: true, managed: true } })
    if (applied.status !== 200) throw new Error(JSON.stringify([body, applied.body]))
  }
}

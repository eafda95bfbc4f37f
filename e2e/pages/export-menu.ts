import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'

/** The menu Export of the graph page. */
export class ExportMenu {
  private readonly page: Page
  private readonly button: Locator

  constructor(page: Page) {
    this.page = page
    this.button = page.getByRole('button', { name: 'Export' })
  }

  async open(): Promise<void> {
    await this.button.click()
  }

  async choose(item: string): Promise<void> {
    await this.open()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${escaped(item)}`) }).click()
  }

  /** The file that an item of the menu saves. */
  async download(item: string): Promise<{ readonly name: string; readonly text: string }> {
    const { name, content } = await this.save(item)
    return { name, text: content.toString('utf8') }
  }

  /** A saved picture as the browser reads it. */
  async picture(item: string): Promise<{ readonly width: number; readonly height: number; readonly colors: number }> {
    const { content } = await this.save(item)
    return this.page.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const ctx = canvas.getContext('2d')
      ctx?.drawImage(image, 0, 0)
      const pixels = ctx?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return {
        width: image.width,
        height: image.height,
        colors: new Set(new Uint32Array(new Uint8ClampedArray(pixels).buffer)).size,
      }
    }, content.toString('base64'))
  }

  private async save(item: string): Promise<{ readonly name: string; readonly content: Buffer }> {
    const saved = this.page.waitForEvent('download')
    await this.choose(item)
    const download = await saved
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

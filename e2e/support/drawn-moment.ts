import type { Page } from '@playwright/test'

/** When the first graph of a page stood on the screen, in milliseconds since the navigation began. */
export interface DrawnMoment {
  readonly drawn: number
  /** When it answered to the pointer, too. */
  readonly answering: number
  /** Addresses of what the page asked for after it was drawn. */
  readonly askedLater: readonly string[]
}

/** Notes the moments of every document that the page loads from now on. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.addInitScript(noteMoments)
}

/** Waits until the graph is drawn and answers. */
export async function readDrawing(page: Page): Promise<DrawnMoment> {
  await page.locator('[role="application"][data-settled="true"]').waitFor({ timeout: 120_000 })
  return page.evaluate(readMoments)
}

/** Runs in the page, before anything else does. */
function noteMoments(): void {
  new MutationObserver((_, observer) => {
    const stage = document.querySelector('[role="application"]')
    if (stage === null) return
    if (stage.getAttribute('data-painted') === 'true' && !Reflect.has(window, '__drawn'))
      Reflect.set(window, '__drawn', performance.now())
    if (stage.getAttribute('data-settled') !== 'true') return
    Reflect.set(window, '__answering', performance.now())
    observer.disconnect()
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-painted', 'data-settled'] })
}

/** Runs in the page. */
function readMoments(): DrawnMoment {
  const drawn = Number(Reflect.get(window, '__drawn'))
  const later = performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= drawn)
  return { drawn, answering: Number(Reflect.get(window, '__answering')), askedLater: later.map(({ name }) => name) }
}

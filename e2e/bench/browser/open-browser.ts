import config from '@/playwright.config'
import { type Browser, chromium } from '@playwright/test'

/** The browser of the journeys: Chromium without a window, which draws in software. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch(config.use?.launchOptions)
}

import { chromium } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { findBrowser } from './find-browser'

// The end-to-end tests need a Chromium: take one that is there, else let Playwright download its own.

const found = findBrowser(chromium.executablePath(), process.env)
if (found !== undefined) {
  console.log(`browser: ${found}`)
} else {
  console.log('No Chromium or Chrome was found; installing the one of Playwright.')
  const { status } = spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' })
  if (status !== 0) {
    console.error('That failed. Install Chromium yourself, or name one with PHAROS_CHROMIUM=/path/to/chromium.')
    process.exitCode = 1
  }
}

import { existsSync } from 'node:fs'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser that the end-to-end tests drive: the one named by PHAROS_CHROMIUM, else Playwright's own where it is
 * installed, else a Chromium or Chrome of the system.
 *
 * @param own where Playwright would have put its own.
 * @returns its path, or undefined when there is none.
 */
export function findBrowser(own: string, environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment.PHAROS_CHROMIUM ?? ''
  return named === '' ? [own, ...SYSTEM].find((path) => existsSync(path)) : named
}

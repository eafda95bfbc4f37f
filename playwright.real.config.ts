import base from './playwright.config'
import { defineConfig } from '@playwright/test'

// Read by e2e/support/mesh.ts, in this process and in its workers.
process.env.PHAROS_E2E_REAL = '1'
const PORT = process.env.PHAROS_E2E_PORT ?? '8124'
const BASE_URL = `http://127.0.0.1:${PORT}/`

// The journeys that a person could make as well on a real control plane: those whose title ends in `@real`, and those made for it.
export default defineConfig({
  // Not as a second argument, which would start the simulated mesh as well.
  ...base,
  testMatch: ['**/e2e/journeys/*.spec.ts', '**/e2e/real/journeys/*.spec.ts'],
  grep: /@real/,
  outputDir: 'test-results/real',
  // Time passes by itself here: a changed weight needs three scrapes of five seconds.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: { ...base.use, baseURL: BASE_URL },
  webServer: {
    command: 'npm run -s real -- --exact',
    env: { PHAROS_SERVER__PORT: PORT, PHAROS_TELEMETRY__LOG_LEVEL: 'warn' },
    url: `${BASE_URL}readyz`,
    reuseExistingServer: false,
    // Building the dashboard, when nobody has.
    timeout: 400_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})

import react from '@vitejs/plugin-react'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

interface Layers {
  readonly CORE: readonly string[]
  readonly ADAPTERS: readonly string[]
  readonly OUTBOUND: readonly string[]
}
const { CORE, ADAPTERS, OUTBOUND }: Layers = createRequire(import.meta.url)('./layers.cjs')
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // Throws outside React's server bundle; the architecture check, not this marker, guards the tests.
      'server-only': here('./lib/std/testing/empty.ts'),
    },
  },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    // Property tests run long beside others on two cores; what hangs is found all the same.
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
    coverage: {
      provider: 'v8',
      include: ['{lib,components,demo}/**/*.{ts,tsx}'],
      exclude: ['**/*.test.*', '**/__fixtures__/**', '**/testing/**', '**/*.d.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: {
        [`lib/{${[...CORE, 'std'].join(',')}}/**`]: { lines: 90, branches: 85 },
        [`lib/{${[...ADAPTERS, ...OUTBOUND].join(',')}}/**`]: { lines: 80 },
      },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'lib',
          environment: 'node',
          // These files leave nothing behind, and a fresh set of modules for each costs more than the tests.
          isolate: false,
          include: ['{lib,demo,deploy,scripts}/**/*.test.ts'],
          exclude: ['**/*.{contract,real}.test.ts'],
        },
      },
      {
        // Suites of the ports against running servers: the demo's always, real ones where they are installed.
        extends: true,
        test: {
          name: 'contract',
          environment: 'node',
          include: ['{lib,demo}/**/*.contract.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The same against the real servers, which its set-up starts; the suites of Prometheus on every version there is.
        extends: true,
        test: {
          name: 'real',
          environment: 'node',
          include: [
            '{lib,demo}/**/*.real.test.ts',
            'lib/prometheus/*.contract.test.ts',
            'demo/**/{real-prometheus,generated-series}.contract.test.ts',
          ],
          globalSetup: ['e2e/real/vitest-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Faults of real servers under the dashboard as built; it starts a stack of its own.
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['e2e/real/faults/*.real.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['{components,lib/client}/**/*.test.tsx'],
          setupFiles: ['components/testing/setup.ts'],
        },
      },
    ],
  },
})

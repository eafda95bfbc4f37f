/** One thing that must hold. `report` names the file in which a test runner counts its own tests. */
export interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly report?: { readonly format: 'vitest' | 'playwright'; readonly file: string }
  readonly environment?: Readonly<Record<string, string>>
  /** Decides whether the rest can run here: its exit code 75 ends the run as skipped. */
  readonly gate?: true
}

/** A step, or several lanes of steps side by side. */
export type Stage = Step | readonly (readonly Step[])[]

const vitest = (name: string, projects: readonly string[], extra: readonly string[]): Step => {
  const file = `test-results/${name.replaceAll(' ', '-')}.json`
  return {
    name,
    command: [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      ...extra,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    report: { format: 'vitest', file },
  }
}

const playwright = (name: string, config: string, report: string): Step => {
  const file = `test-results/${report}.json`
  return {
    name,
    command: ['playwright', 'test', '--config', config, '--reporter=list,json'],
    report: { format: 'playwright', file },
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  }
}

const STATIC: readonly Step[] = [
  { name: 'format', command: ['npm', 'run', '-s', 'format'] },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'] },
  { name: 'layers', command: ['npm', 'run', '-s', 'lint:arch'] },
  { name: 'unused', command: ['npm', 'run', '-s', 'lint:dead'] },
  { name: 'lock file', command: ['npm', 'run', '-s', 'lint:lock'] },
  { name: 'documents', command: ['npm', 'run', '-s', 'lint:docs'] },
  { name: 'types', command: ['npm', 'run', '-s', 'typecheck'] },
]

/** What `npm run verify` runs, before every commit. */
export const VERIFY: readonly Step[] = [...STATIC, vitest('unit', ['lib', 'components'], [])]

/** What `npm test` runs: the same, unit tests with their coverage, then what needs servers and a browser. */
export const TEST: readonly Step[] = [
  ...STATIC,
  vitest('unit', ['lib', 'components'], ['--coverage']),
  vitest('contract', ['contract'], []),
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  { name: 'browser', command: ['tsx', 'scripts/ensure-browser.ts'] },
  playwright('end to end', 'playwright.config.ts', 'e2e'),
]

/** What `npm run test:real` runs. The second lane mostly waits: a changed route shows in real counters once a window of them has passed. */
export const REAL: readonly Stage[] = [
  { name: 'tools', command: ['tsx', 'e2e/real/tools/ensure.ts'], gate: true },
  { name: 'build', command: ['npm', 'run', '-s', 'build:if-needed'] },
  { name: 'browser', command: ['tsx', 'scripts/ensure-browser.ts'] },
  [
    [vitest('contracts', ['real'], []), vitest('faults', ['faults'], [])],
    [playwright('journeys', 'playwright.real.config.ts', 'real-journeys')],
  ],
]

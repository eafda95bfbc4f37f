/** One thing that must hold. `report` names the file in which a test runner counts its own tests. */
export interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly report?: { readonly format: 'vitest' | 'playwright'; readonly file: string }
  readonly environment?: Readonly<Record<string, string>>
}

const vitest = (name: string, projects: readonly string[], extra: readonly string[]): Step => {
  const file = `test-results/${name}.json`
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
  {
    name: 'end to end',
    command: ['playwright', 'test', '--reporter=list,json'],
    report: { format: 'playwright', file: 'test-results/e2e.json' },
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: 'test-results/e2e.json' },
  },
]

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * Reads how many tests ran out of the JSON report of a test runner.
 *
 * @throws when the report has another shape: a count nobody can trust must not look like a good one.
 */
export function countTests(format: 'vitest' | 'playwright', report: unknown): Counts {
  const read = (object: unknown, name: string): number => {
    const value: unknown = typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined
    if (typeof value !== 'number') throw new Error(`the report of ${format} has no number ${name}`)
    return value
  }
  if (format === 'vitest') {
    return {
      passed: read(report, 'numPassedTests'),
      failed: read(report, 'numFailedTests'),
      skipped: read(report, 'numPendingTests') + read(report, 'numTodoTests'),
    }
  }
  const stats: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, 'stats') : undefined
  return {
    passed: read(stats, 'expected') + read(stats, 'flaky'),
    failed: read(stats, 'unexpected'),
    skipped: read(stats, 'skipped'),
  }
}

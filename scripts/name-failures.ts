import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

const vitest = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })).optional() })),
    }),
  ),
})
interface Suite {
  readonly specs?: readonly z.infer<typeof spec>[] | undefined
  readonly suites?: readonly Suite[] | undefined
}
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec).optional(),
  get suites() {
    return z.array(suite).optional()
  },
})
const playwright = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string().optional() })) })

/** How much of a reason is told: a run's last lines have to hold all of them. */
const LINES = 14
const COLUMNS = 240

/**
 * Which tests failed and why, out of the JSON report of a test runner: one text per failure, the name in its first line. Where
 * only the end of a run's output is kept, this is what is left of a failure.
 *
 * @returns nothing of a report of another shape: the count of the failures has been told already
 */
export function nameFailures(format: 'vitest' | 'playwright', report: unknown): readonly string[] {
  const failures = format === 'vitest' ? ofVitest(report) : ofPlaywright(report)
  return failures.map(({ name, reasons }) => [`✘ ${name}`, ...reasons.flatMap(shortened)].join('\n'))
}

interface Failure {
  readonly name: string
  readonly reasons: readonly string[]
}

function ofVitest(report: unknown): readonly Failure[] {
  const { data } = vitest.safeParse(report)
  return (data?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [{ name, reasons: [message ?? ''] }]
    return failed.map(({ fullName, failureMessages }) => ({ name: fullName, reasons: failureMessages ?? [] }))
  })
}

function ofPlaywright(report: unknown): readonly Failure[] {
  const { data } = playwright.safeParse(report)
  const outside = (data?.errors ?? []).map(({ message = '' }) => ({ name: 'outside of a test', reasons: [message] }))
  return [...(data?.suites ?? []).flatMap(inSuite), ...outside]
}

function inSuite({ specs = [], suites = [] }: Suite): readonly Failure[] {
  const failed = specs.filter(({ ok }) => !ok)
  const own = failed.map(({ title, file, line, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []))
    return { name: `${file}:${line} ${title}`, reasons: errors.map(({ message = '' }) => message) }
  })
  return [...own, ...suites.flatMap(inSuite)]
}

function shortened(reason: string): readonly string[] {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.slice(0, LINES).map((line) => `    ${line.slice(0, COLUMNS)}`)
}

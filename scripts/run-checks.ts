import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { countTests, type Counts } from './count-tests'
import { REAL, type Step, TEST, VERIFY } from './steps'

// Runs the steps one after the other, goes on after a failure so that one run tells everything, and ends with one line
// that says what ran: `N passed, N failed, N skipped`. A step without tests of its own counts as one. Only a gate ends a run early.

const LISTS: Readonly<Record<string, readonly Step[]>> = { verify: VERIFY, test: TEST, real: REAL }
const steps = LISTS[process.argv[2] ?? ''] ?? VERIFY
/** A gate's way to say that nothing after it can run here. */
const UNAVAILABLE = 75

async function run(step: Step): Promise<Counts & { readonly closed: boolean }> {
  if (step.report !== undefined) rmSync(step.report.file, { force: true })
  const [program, ...args] = step.command
  if (program === undefined) throw new Error(`${step.name} has no command`)
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...step.environment } })
  await once(child, 'exit')
  if (step.gate === true && child.exitCode === UNAVAILABLE) return { passed: 0, failed: 0, skipped: 1, closed: true }
  const good = child.exitCode === 0
  if (step.report === undefined || !existsSync(step.report.file)) {
    return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, closed: step.gate === true && !good }
  }
  const report: unknown = JSON.parse(readFileSync(step.report.file, 'utf8'))
  const counts = countTests(step.report.format, report)
  // A runner can fail without a failed test: coverage below its threshold, a suite that did not load.
  return { ...counts, failed: good ? counts.failed : Math.max(counts.failed, 1), closed: false }
}

mkdirSync('test-results', { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0 }
const lines: string[] = []
for (const step of steps) {
  console.log(`\n== ${step.name}`)
  const began = performance.now()
  const counts = await run(step)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  const seconds = Math.round((performance.now() - began) / 1000)
  const words = counts.failed > 0 ? `${counts.failed} FAILED` : counts.closed ? 'skipped' : 'ok'
  lines.push(
    `${step.name.padEnd(12)}${words.padEnd(12)}${String(counts.passed).padStart(6)} passed${String(seconds).padStart(7)} s`,
  )
  if (counts.closed) break
}
console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { countTests, type Counts } from './count-tests'
import { nameFailures } from './name-failures'
import { REAL, type Stage, type Step, TEST, VERIFY } from './steps'

// Runs the steps one after the other, goes on after a failure so that one run tells everything, and ends with one line
// that says what ran: `N passed, N failed, N skipped`. A step without tests of its own counts as one. Only a gate ends a run early.

const LISTS: Readonly<Record<string, readonly Stage[]>> = { verify: VERIFY, test: TEST, real: REAL }
/** A gate's way to say that nothing after it can run here. */
const UNAVAILABLE = 75

interface Outcome extends Counts {
  /** Nothing after it can run. */
  readonly closed: boolean
}

const total = { passed: 0, failed: 0, skipped: 0 }
const lines: string[] = []
const failures: string[] = []

/** @param shown while it runs; else in one piece when it has ended, for what runs beside others */
async function runProgram({ command, environment }: Step, shown: boolean): Promise<number | null> {
  const [program = '', ...args] = command
  const env = { ...process.env, ...environment }
  if (shown) {
    const child = spawn(program, args, { stdio: 'inherit', env })
    await once(child, 'exit')
    return child.exitCode
  }
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  process.stdout.write(out)
  process.stderr.write(err)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

async function outcomeOf(step: Step, shown: boolean): Promise<Outcome> {
  if (step.report !== undefined) rmSync(step.report.file, { force: true })
  const code = await runProgram(step, shown)
  if (step.gate === true && code === UNAVAILABLE) return { passed: 0, failed: 0, skipped: 1, closed: true }
  const good = code === 0
  if (step.report === undefined || !existsSync(step.report.file)) {
    return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, closed: step.gate === true && !good }
  }
  const report: unknown = JSON.parse(readFileSync(step.report.file, 'utf8'))
  const counts = countTests(step.report.format, report)
  failures.push(...nameFailures(step.report.format, report))
  // A runner can fail without a failed test: coverage below its threshold, a suite that did not load.
  return { ...counts, failed: good ? counts.failed : Math.max(counts.failed, 1), closed: false }
}

/** @returns whether the run may go on */
async function run(step: Step, shown: boolean): Promise<boolean> {
  console.log(`\n== ${step.name}${shown ? '' : ' (shown when it has ended)'}`)
  const began = performance.now()
  const { closed, ...counts } = await outcomeOf(step, shown)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  const seconds = Math.round((performance.now() - began) / 1000)
  const words = counts.failed > 0 ? `${counts.failed} FAILED` : closed ? 'skipped' : 'ok'
  lines.push(
    `${step.name.padEnd(12)}${words.padEnd(12)}${String(counts.passed).padStart(6)} passed${String(seconds).padStart(7)} s`,
  )
  return !closed
}

async function runLane(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await run(step, false)
}

mkdirSync('test-results', { recursive: true })
for (const stage of LISTS[process.argv[2] ?? ''] ?? VERIFY) {
  if (!('command' in stage)) await Promise.all(stage.map(runLane))
  else if (!(await run(stage, true))) break
}
// Again at the end, where whoever sees only that finds them.
if (failures.length > 0) console.log(`\n${failures.join('\n\n')}`)
console.log(`\n${lines.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 ? 0 : 1

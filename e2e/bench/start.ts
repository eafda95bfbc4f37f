import { build, reasonToBuild } from '@/demo/build'
import { Shutdown } from '@/demo/shutdown'
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchApi } from './bench-api'
import type { BenchRun } from './bench-run'
import { benchBrowser } from './browser/bench-browser'
import { printReport, type Report, verdicts } from './report'

// `--only api|browser` measures one part, `--quick` a smaller mesh in fewer rounds. Ends with 1 where a target is missed.

const PROJECT = resolve(import.meta.dirname, '../..')

const shutdown = new Shutdown()
const began = performance.now()

function say(what: string): void {
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`)
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
  const { only, quick = false } = values
  if (only !== undefined && only !== 'api' && only !== 'browser') throw new Error('--only takes api or browser')
  const before = loadavg()[0] ?? NaN
  await buildIfNeeded()
  const api = only === 'browser' ? undefined : await part(quick, benchApi)
  const browser = only === 'api' ? undefined : await part(quick, benchBrowser)
  const load = { cores: availableParallelism(), before, after: loadavg()[0] ?? NaN }
  return publish({ quick, load, api, browser })
}

/** Runs a part and ends what it started, so that the next one has the machine for itself. */
async function part<T>(quick: boolean, measure: (run: BenchRun) => Promise<T>): Promise<T> {
  const endings: (() => void | Promise<void>)[] = []
  const end = async (): Promise<void> => {
    for (const ending of endings.splice(0).reverse()) await ending()
  }
  shutdown.add(end)
  try {
    return await measure({ project: PROJECT, quick, say, atEnd: (ending) => void endings.push(ending), fail })
  } finally {
    await end()
  }
}

async function buildIfNeeded(): Promise<void> {
  const reason = reasonToBuild(PROJECT)
  if (reason === undefined) return
  say(`Building the product first, as ${reason} …`)
  const stopped = new AbortController()
  shutdown.add(() => stopped.abort())
  const code = await build(PROJECT, stopped.signal)
  if (code !== 0) throw new Error(`the build failed with code ${code}`)
}

/** @returns whether every target is met */
async function publish(report: Report): Promise<boolean> {
  const folder = join(PROJECT, 'test-results')
  await mkdir(folder, { recursive: true })
  const all = verdicts(report)
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify({ ...report, verdicts: all }, undefined, 2)}\n`)
  console.log(`\n${printReport(report)}\n\nAll figures: test-results/bench.json`)
  return all.every(({ ok }) => ok)
}

function fail(error: unknown): void {
  if (!shutdown.begun) console.error(error instanceof Error ? error.message : String(error))
  void shutdown.finish(1)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!shutdown.begun) console.log('\nStopping …')
    void shutdown.finish(130)
  })
}

try {
  await shutdown.finish((await run()) ? 0 : 1)
} catch (error) {
  fail(error)
}

import { build, reasonToBuild } from '@/demo/build'
import { productUrl, startProduct } from '@/demo/product'
import { Shutdown } from '@/demo/shutdown'
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ask, closeConnections } from './ask'
import { measureCrowd } from './crowd'
import { freePort } from './free-port'
import { measureAll } from './measure'
import { type MeshPlace, startMesh } from './mesh'
import { MeterReader } from './meters'
import { Questions } from './questions'
import { printReport, type Report, verdicts } from './report'
import { type Size, SIZES } from './sizes'

const PROJECT = resolve(import.meta.dirname, '../..')
const WARM_UP_ROUNDS = 3
const CROWDS = 3

const shutdown = new Shutdown()
const began = performance.now()

function say(what: string): void {
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`)
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' } } })
  const size: Size = values.quick === true ? SIZES.quick : SIZES.full
  const before = loadavg()[0] ?? NaN
  await buildIfNeeded()

  say(`Making a mesh of ${size.namespaces} namespaces and loading its samples …`)
  const mesh = startMesh(PROJECT, size.name)
  shutdown.add(() => mesh.stop())
  const place = await mesh.place
  say(`${place.store} is ready. Starting the product …`)
  const product = await openProduct(place)
  const measured = await measureEverything(place, size, product)
  const load = { cores: availableParallelism(), before, after: loadavg()[0] ?? NaN }
  await publish({ size, place, load, ...measured })
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

async function openProduct({ kubeconfig, prometheus }: MeshPlace): Promise<string> {
  const port = await freePort()
  const product = startProduct({ project: PROJECT, kubeconfigPath: kubeconfig, prometheus, port })
  shutdown.add(() => product.stop())
  const ended = product.ended.then((code) => Promise.reject(new Error(`the product ended with code ${code}`)))
  ended.catch((error: unknown) => shutdown.begun || fail(error))
  await Promise.race([product.ready, ended])
  return productUrl(port)
}

type Measured = Pick<Report, 'mesh' | 'figures' | 'crowd' | 'memory'>

async function measureEverything(place: MeshPlace, size: Size, product: string): Promise<Measured> {
  const meters = new MeterReader(product, place.real ? place.prometheus : undefined)
  const questions = new Questions(place, size, product)
  const [one, some, all] = size.scopes
  const mesh = await untilWhole(questions, all)
  const { rssMiB: beforeMiB } = await meters.read()

  say('Warming up …')
  await measureAll(questions.all, WARM_UP_ROUNDS, meters)
  say(`Measuring ${questions.all.length} questions, ${size.rounds} times each …`)
  const figures = await measureAll(questions.all, size.rounds, meters)
  say('Asking as many users at once …')
  const crowd = await measureCrowd(questions, all, CROWDS, meters)
  const { rssMiB: afterMiB } = await meters.read()
  say(`Asking for ${size.more} more graphs …`)
  for (let index = 0; index < size.more; index += 1) {
    const scope = index % 10 === 0 ? all : index % 2 === 0 ? some : one
    await ask(questions.graphUrl(scope))
  }
  const { rssMiB: laterMiB } = await meters.read()
  return { mesh, figures, crowd, memory: { beforeMiB, afterMiB, laterMiB } }
}

const graphAnswer = z.object({
  sources: z.array(z.object({ state: z.string() })),
  totals: z.object({ workloads: z.number(), edges: z.number() }),
})

/** Waits until the product knows the whole cluster: before, there is less to draw. */
async function untilWhole(questions: Questions, scope: number): Promise<Report['mesh']> {
  const until = performance.now() + 60_000
  for (;;) {
    const { body } = await ask(questions.graphUrl(scope, { type: 'workload', services: 'false' }))
    const { sources, totals } = graphAnswer.parse(JSON.parse(body.toString('utf8')))
    const whole = sources.every(({ state }) => state === 'ok' || state === 'unused')
    if (whole && totals.edges > 0) return { workloads: totals.workloads, edges: totals.edges }
    if (performance.now() > until) throw new Error(`no whole graph within 60 s: ${JSON.stringify({ sources, totals })}`)
    await wait(500)
  }
}

async function publish(report: Report): Promise<void> {
  const folder = join(PROJECT, 'test-results')
  await mkdir(folder, { recursive: true })
  const json = { ...report, verdicts: verdicts(report) }
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(json, undefined, 2)}\n`)
  console.log(`\n${printReport(report)}\n\nAll figures: test-results/bench.json`)
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

shutdown.add(closeConnections)
try {
  await run()
  await shutdown.finish(0)
} catch (error) {
  fail(error)
}

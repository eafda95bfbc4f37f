import { build, reasonToBuild } from '@/demo/build'
import { productUrl, startProduct } from '@/demo/product'
import { Shutdown } from '@/demo/shutdown'
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { closeConnections } from './ask'
import { freePort } from './free-port'
import { measureEverything } from './measure-everything'
import { type MeshPlace, startMesh } from './mesh'
import { printReport, type Report, verdicts } from './report'
import { type Size, SIZES } from './sizes'

const PROJECT = resolve(import.meta.dirname, '../..')

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
  const measured = await measureEverything({ place, size, product, say })
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
  const product = startProduct({ project: PROJECT, kubeconfigPath: kubeconfig, prometheus, banner: 'bench', port })
  shutdown.add(() => product.stop())
  const ended = product.ended.then((code) => Promise.reject(new Error(`the product ended with code ${code}`)))
  ended.catch((error: unknown) => shutdown.begun || fail(error))
  await Promise.race([product.ready, ended])
  return productUrl(port)
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

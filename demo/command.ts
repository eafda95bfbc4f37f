import { build, reasonToBuild } from './build'
import { isPortFree, productSettings, type ProductPlace, productUrl, startProduct } from './product'
import { Shutdown } from './shutdown'
import { resolve } from 'node:path'

// What the commands share that start a mesh and a dashboard beside it.

/** The folder of the project. */
export const PROJECT = resolve(import.meta.dirname, '..')

/** Runs a command until its parts end, a signal comes or it throws; then ends what it started. */
export async function runCommand(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!shutdown.begun) console.log('\nStopping …')
      void shutdown.finish(0)
    })
  }
  try {
    await start(shutdown)
  } catch (error) {
    if (!shutdown.begun) console.error(error instanceof Error ? error.message : String(error))
    await shutdown.finish(1)
  }
}

/** The port of the dashboard: the option, else the setting, else 8080. @throws when it is none, or taken and wanted. */
export async function dashboardPort(command: string, option: string | undefined, wanted: boolean): Promise<number> {
  const text = option ?? process.env.PHAROS_SERVER__PORT ?? '8080'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`not a port: ${text}`)
  if (wanted && !(await isPortFree(port))) {
    throw new Error(`port ${port} is taken; choose another with: npm run ${command} -- --port ${port + 1}`)
  }
  return port
}

/** Builds the dashboard unless its build is newer than its sources. */
export async function buildIfNeeded(shutdown: Shutdown): Promise<void> {
  const reason = reasonToBuild(PROJECT)
  if (reason === undefined) return
  console.log(`Building the dashboard first, as ${reason}. This takes a minute or two.`)
  const stopped = new AbortController()
  shutdown.add(() => stopped.abort())
  const code = await build(PROJECT, stopped.signal)
  if (code !== 0) throw new Error(`the build failed with code ${code}`)
}

/** Starts the built dashboard and waits until it is ready. When it ends by itself, the command ends. */
export async function runProduct(shutdown: Shutdown, place: ProductPlace, port: number): Promise<void> {
  const product = startProduct({ project: PROJECT, ...place, port })
  shutdown.add(() => product.stop())
  void product.ended.then((code) => {
    if (!shutdown.begun) console.error(`The dashboard ended by itself with code ${code}.`)
    return shutdown.finish(code)
  })
  await product.ready
}

export type Row = readonly [what: string, where: string]

export interface Table {
  readonly rows: readonly Row[]
  /** Path and query of the dashboard's page to begin with. */
  readonly page: string
  /** Undefined when no dashboard was started: the table then says how to point one at the mesh. */
  readonly port: number | undefined
  readonly place: ProductPlace
}

/** Tells where everything is found. */
export function printTable({ rows, page, port, place }: Table): void {
  const dashboard: readonly Row[] = port === undefined ? [] : [['Dashboard', `${productUrl(port)}${page}`]]
  const lines = [...dashboard, ...rows].map(([what, where]) => `  ${what.padEnd(12)}${where}`)
  if (port === undefined) {
    const settings = Object.entries(productSettings(place))
    lines.push('', 'To point a dashboard at it:', ...settings.map(([name, value]) => `  export ${name}='${value}'`))
  }
  console.log(`\n${lines.join('\n')}\n\nCtrl-C ends it.`)
}

import { build, reasonToBuild } from './build'
import { writeEndpoints } from './endpoints'
import { createDemoMesh, type DemoMesh } from './mesh'
import { isPortFree, productSettings, productUrl, startProduct } from './product'
import { readSettings } from './settings'
import { Shutdown } from './shutdown'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const PROJECT = resolve(import.meta.dirname, '..')
const DIRECTORY = join(PROJECT, '.demo')

const shutdown = new Shutdown()

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { 'mesh-only': { type: 'boolean' }, port: { type: 'string' } } })
  const alone = values['mesh-only'] === true
  const settings = readSettings(process.env)
  const port = portOf(values.port ?? process.env.PHAROS_SERVER__PORT ?? '8080')
  if (!alone) {
    if (!(await isPortFree(port))) {
      throw new Error(`port ${port} is taken; choose another with: npm run demo -- --port ${port + 1}`)
    }
    await buildIfNeeded()
  }

  const mesh = await createDemoMesh({ ...settings, directory: DIRECTORY })
  shutdown.add(() => mesh.close())
  const product = alone ? {} : { product: productUrl(port) }
  await writeEndpoints(DIRECTORY, { ...mesh.urls, kubeconfig: mesh.kubeconfigPath, ...product })
  if (!alone) await runProduct(mesh, port)
  printTable(mesh, alone ? undefined : port)
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`not a port: ${text}`)
  return port
}

async function buildIfNeeded(): Promise<void> {
  const reason = reasonToBuild(PROJECT)
  if (reason === undefined) return
  console.log(`Building the dashboard first, as ${reason}. This takes a minute or two.`)
  const stopped = new AbortController()
  shutdown.add(() => stopped.abort())
  const code = await build(PROJECT, stopped.signal)
  if (code !== 0) throw new Error(`the build failed with code ${code}`)
}

async function runProduct(mesh: DemoMesh, port: number): Promise<void> {
  console.log('The mesh is running. Starting the dashboard …')
  const { kubeconfigPath, urls } = mesh
  const product = startProduct({ project: PROJECT, kubeconfigPath, prometheus: urls.prometheus, port })
  shutdown.add(() => product.stop())
  void product.ended.then((code) => {
    if (!shutdown.begun) console.error(`The dashboard ended by itself with code ${code}.`)
    return shutdown.finish(code)
  })
  await product.ready
}

function printTable({ urls, kubeconfigPath, store }: DemoMesh, port: number | undefined): void {
  const query = store.get('namespaces', '', 'bookinfo') === undefined ? '' : '?namespaces=bookinfo'
  const rows = [
    ...(port === undefined ? [] : [['Dashboard', `${productUrl(port)}/graph${query}`]]),
    ['Kubernetes', urls.kubernetes],
    ['Prometheus', urls.prometheus],
    ['Admin', `${urls.admin}/state`],
    ['kubectl', `kubectl --kubeconfig ${relative(process.cwd(), kubeconfigPath)} get pods -A`],
  ]
  const lines = rows.map(([what = '', where = '']) => `  ${what.padEnd(12)}${where}`)
  if (port === undefined) {
    const settings = Object.entries(productSettings({ kubeconfigPath, prometheus: urls.prometheus }))
    lines.push('', 'To point a dashboard at it:', ...settings.map(([name, value]) => `  export ${name}='${value}'`))
  }
  console.log(`\n${lines.join('\n')}\n\nCtrl-C ends it.`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!shutdown.begun) console.log('\nStopping …')
    void shutdown.finish(0)
  })
}

try {
  await start()
} catch (error) {
  if (!shutdown.begun) console.error(error instanceof Error ? error.message : String(error))
  await shutdown.finish(1)
}

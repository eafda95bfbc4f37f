import { buildIfNeeded, dashboardPort, printTable, PROJECT, runCommand, runProduct } from './command'
import { writeEndpoints } from './endpoints'
import { createDemoMesh, type DemoMesh } from './mesh'
import { productUrl } from './product'
import { readSettings } from './settings'
import type { Shutdown } from './shutdown'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'

const DIRECTORY = join(PROJECT, '.demo')

const WORKLOADS = {
  prometheus: 'istio-system/prometheus',
  jaeger: 'istio-system/jaeger',
  grafana: 'istio-system/grafana',
} as const

async function start(shutdown: Shutdown): Promise<void> {
  const { values } = parseArgs({ options: { 'mesh-only': { type: 'boolean' }, port: { type: 'string' } } })
  const alone = values['mesh-only'] === true
  const settings = readSettings(process.env)
  const port = await dashboardPort('demo', values.port, !alone)
  if (!alone) await buildIfNeeded(shutdown)

  const mesh = await createDemoMesh({ ...settings, directory: DIRECTORY })
  shutdown.add(() => mesh.close())
  const product = alone ? {} : { product: productUrl(port) }
  await writeEndpoints(DIRECTORY, { ...mesh.urls, kubeconfig: mesh.kubeconfigPath, ...product })
  const place = placeOf(mesh)
  if (!alone) {
    console.log('The mesh is running. Starting the dashboard …')
    await runProduct(shutdown, place, port)
  }
  const { urls, store } = mesh
  const query = store.get('namespaces', '', 'bookinfo') === undefined ? '' : '?namespaces=bookinfo'
  printTable({
    rows: [
      ['Kubernetes', urls.kubernetes],
      ['Prometheus', urls.prometheus],
      ['Jaeger', urls.jaeger],
      ['Grafana', urls.grafana],
      ['Admin', `${urls.admin}/state`],
      ['kubectl', `kubectl --kubeconfig ${relative(process.cwd(), mesh.kubeconfigPath)} get pods -A`],
    ],
    page: `/graph${query}`,
    port: alone ? undefined : port,
    place,
  })
}

function placeOf({ kubeconfigPath, urls }: DemoMesh) {
  const { prometheus, jaeger, grafana } = urls
  return {
    ...{ kubeconfigPath, prometheus, jaeger, grafana, workloads: WORKLOADS },
    banner: 'Demo mesh: nothing here is real',
  }
}

await runCommand(start)

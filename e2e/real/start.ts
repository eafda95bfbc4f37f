import { claimFolder } from './claim-folder'
import { readObjects } from './kube/kept-objects'
import { realFolder, writePlace } from './real-place'
import { type Stack, startStack } from './stack'
import { buildTools, goMissing } from './tools/build'
import { buildIfNeeded, dashboardPort, printTable, runCommand, runProduct } from '@/demo/command'
import type { Shutdown } from '@/demo/shutdown'
import { WORLD_NAMES, type WorldName } from '@/demo/world/make-world'
import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'

// `npm run real`: the dashboard on a real control plane. See CONTRIBUTING.md.

const OPTIONS = {
  world: { type: 'string' },
  port: { type: 'string' },
  /** Without the dashboard. */
  'stack-only': { type: 'boolean' },
  /** Rates are exactly those of the script. */
  exact: { type: 'boolean' },
} as const

const say = (line: string): void => console.log(line)

async function start(shutdown: Shutdown): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS })
  const world = worldOf(values.world ?? 'default')
  const alone = values['stack-only'] === true
  const missing = await goMissing()
  if (missing !== undefined) throw new Error(`${missing}. Without it: npm run demo`)
  const port = await dashboardPort('real', values.port, !alone)
  const toolbox = await buildTools(say)
  if (!alone) await buildIfNeeded(shutdown)

  const directory = realFolder('stack')
  await claimFolder(directory)
  const stack = await startStack({ toolbox, directory, world, noise: values.exact !== true, say })
  shutdown.add(() => stack.stop())
  const { cluster, prometheus, jaeger } = stack
  const objects = join(directory, 'objects.json')
  await writeFile(objects, JSON.stringify(await readObjects(cluster.api)), { mode: 0o600 })
  await writePlace({
    kubernetes: cluster.url,
    prometheus: prometheus.url,
    jaeger: jaeger.url,
    kubeconfig: cluster.kubeconfigPath,
    objects,
  })
  const place = {
    kubeconfigPath: cluster.kubeconfigPath,
    prometheus: prometheus.url,
    jaeger: jaeger.url,
    banner: 'A real control plane; its traffic is simulated',
  }
  if (!alone) {
    say('Starting the dashboard …')
    await runProduct(shutdown, place, port)
  }
  printTable({ rows: rowsOf(stack), page: '/graph?namespaces=bookinfo', port: alone ? undefined : port, place })
}

function worldOf(text: string): WorldName {
  const world = WORLD_NAMES.find((name) => name === text)
  if (world === undefined) throw new Error(`--world ${text}: expected one of ${WORLD_NAMES.join(', ')}`)
  return world
}

function rowsOf({ cluster, prometheus, jaeger }: Stack) {
  const kubectl = `kubectl --kubeconfig ${relative(process.cwd(), cluster.kubeconfigPath)}`
  return [
    ['Kubernetes', cluster.url],
    ['Prometheus', prometheus.url],
    ['Jaeger', jaeger.url],
    ['istiod', `${cluster.istiod.monitoringUrl}/debug/registryz`],
    ['kubectl', `${kubectl} get virtualservices -A`],
    ['edit', `${kubectl} -n myapp edit virtualservice myapp`],
  ] as const
}

await runCommand(start)

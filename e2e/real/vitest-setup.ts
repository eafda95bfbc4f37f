import { claimFolder } from './claim-folder'
import { realFolder } from './real-place'
import { serveControl } from './servers/serve-control'
import { type Cluster, startCluster } from './servers/cluster'
import { buildTools, goMissing } from './tools/build'
import { debianProgram } from './tools/debian-package'
import { zipkinJar } from './tools/zipkin-jar'
import type { KubeObject } from '@/demo/kube-object'
import { delimiter } from 'node:path'

// What the suites of vitest's project `real` find running: a control plane that holds no mesh yet.

const namespace = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
/** istiod wants the first; the editor has rights in the others. */
const OBJECTS = ['istio-system', 'bookinfo', 'myapp'].map(namespace)

/** Starts it, and tells the suites by variables where it is. @returns what ends it */
export async function setup(): Promise<() => Promise<void>> {
  const missing = await goMissing()
  if (missing !== undefined) throw new Error(`${missing}: the real servers cannot be built`)
  const say = (line: string): void => console.log(line)
  const toolbox = await buildTools(say)
  const victoriaMetrics = await debianProgram('victoria-metrics', 'usr/bin/victoria-metrics', say)
  const zipkin = await zipkinJar(say)
  const directory = realFolder('contract')
  await claimFolder(directory)
  const cluster = await startCluster({ toolbox, directory, objects: OBJECTS, uncached: ['services'], say })
  const control = await serveControl(ordersTo(cluster))
  Object.assign(process.env, {
    // The calls that are compared are those of one kubectl, whatever the machine has.
    PATH: [toolbox.folder('kube-apiserver'), process.env.PATH ?? ''].join(delimiter),
    REAL_KUBECONFIG: cluster.kubeconfigPath,
    REAL_ETCD: cluster.etcd.url,
    REAL_CONTROL: control.url,
    REAL_ISTIOD: cluster.istiod.monitoringUrl,
    REAL_PROMETHEUS: toolbox.folder('prometheus'),
    REAL_JAEGER: toolbox.binary('jaeger'),
    REAL_ISTIOCTL: toolbox.binary('istioctl'),
    ...(victoriaMetrics === undefined ? {} : { REAL_VICTORIA_METRICS: victoriaMetrics }),
    ...(zipkin === undefined ? {} : { REAL_ZIPKIN: zipkin }),
  })
  return async () => {
    await control.close()
    await cluster.stop()
  }
}

function ordersTo(cluster: Cluster): ReadonlyMap<string, () => Promise<void>> {
  return new Map([
    ['/kube-apiserver/kill', () => cluster.killApiServer()],
    ['/kube-apiserver/start', () => cluster.startApiServer()],
  ])
}

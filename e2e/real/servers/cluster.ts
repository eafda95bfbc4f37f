import type { Toolbox } from '../tools/build'
import { createKubeApi, type KubeApi } from '@/demo/testing/kube-api'
import { installDefinitions } from '../kube/definitions'
import { seed } from '../kube/seed'
import { type Etcd, startEtcd } from './etcd'
import { freePorts } from '@/demo/testing/free-ports'
import { type Istiod, registerWebhook, startIstiod } from './istiod'
import { ADMIN_TOKEN, type ApiServer, startApiServer } from './kube-apiserver'
import type { KubeObject } from '@/demo/kube-object'
import { bootstrapObjects } from '@/demo/kubernetes/bootstrap-objects'
import { makeCertificate, type ServerCertificate } from '@/demo/kubernetes/certificate'
import { kubeconfigText } from '@/demo/kubernetes/kubeconfig'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface ClusterOptions {
  readonly toolbox: Toolbox
  /** Absolute; for data, keys and logs. */
  readonly directory: string
  /** What it holds besides the rights of the users; their namespaces among them. */
  readonly objects: readonly KubeObject[]
  /** Kinds whose watches notice that etcd was compacted. */
  readonly uncached?: readonly string[]
  readonly say: (line: string) => void
}

/** A control plane without nodes: etcd, kube-apiserver with RBAC, Istio's and the Gateway API's kinds, and istiod as their judge. */
export interface Cluster {
  /** As the user who may do everything. */
  readonly api: KubeApi
  readonly etcd: Etcd
  readonly istiod: Istiod
  /** Absolute. Contexts admin (the current one), viewer, editor and nobody, as the simulated mesh has them. */
  readonly kubeconfigPath: string
  readonly caPem: string
  /** https; without a slash at the end. */
  readonly url: string
  /** Ends kube-apiserver as a crash would. */
  killApiServer(): Promise<void>
  /** Starts it again with the same address, keys and data, and waits until it is ready. */
  startApiServer(): Promise<void>
  stop(): Promise<void>
}

const MESH_CONFIG = 'trustDomain: cluster.local\nrootNamespace: istio-system\n'

/** Starts one; ends what it began when a part fails, and throws with that part's last lines. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { toolbox, directory, say, uncached = [] } = options
  const closers: (() => void | Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    const certificate = await makeCertificate()
    say('Starting etcd and kube-apiserver …')
    const etcd = await startEtcd(toolbox.binary('etcd'), directory)
    closers.push(() => etcd.stop())
    const [port = 0] = await freePorts(1)
    const server = { binary: toolbox.binary('kube-apiserver'), etcd: etcd.url, directory, port, certificate, uncached }
    let apiServer: ApiServer = await startApiServer(server)
    closers.push(() => apiServer.stop())

    const { url, caPem } = apiServer
    const kubeconfigPath = join(directory, 'kubeconfig')
    await writeFile(kubeconfigPath, kubeconfigText(url, caPem), { mode: 0o600 })
    const api = createKubeApi(url, caPem, ADMIN_TOKEN)
    closers.push(() => api.close())
    await fill(api, options)

    const istiod = await startJudge(api, options, { kubeconfigPath, certificate })
    closers.push(() => istiod.stop())
    return {
      ...{ api, etcd, istiod, kubeconfigPath, caPem, url, stop },
      killApiServer: () => apiServer.kill(),
      startApiServer: async () => void (apiServer = await startApiServer(server)),
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function fill(api: KubeApi, { toolbox, objects, say }: ClusterOptions): Promise<void> {
  say('Installing the definitions of Istio and the Gateway API …')
  await installDefinitions(api, toolbox.definitions)
  // A real server makes its own roles of the system, and defines its own kinds.
  const rights = bootstrapObjects(objects).filter(({ metadata }) => metadata.name.startsWith('demo-'))
  say(`Making ${objects.length} objects …`)
  // The judge of a world is a Service that nobody serves here; the real istiod registers itself.
  const own = objects.filter(({ kind }) => kind !== 'ValidatingWebhookConfiguration')
  await seed(api, [...own, ...rights])
}

async function startJudge(
  api: KubeApi,
  { toolbox, directory, say }: ClusterOptions,
  access: { readonly kubeconfigPath: string; readonly certificate: ServerCertificate },
): Promise<Istiod> {
  say('Starting istiod …')
  const binary = toolbox.binary('istiod')
  const istiod = await startIstiod({ binary, directory, meshConfig: MESH_CONFIG, ...access })
  try {
    await registerWebhook(api, istiod, access.certificate.caPem)
    return istiod
  } catch (error) {
    await istiod.stop()
    throw error
  }
}

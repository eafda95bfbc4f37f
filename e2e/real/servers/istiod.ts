import { freePorts } from '@/demo/testing/free-ports'
import { type ServerProcess, startServer } from '@/demo/testing/server-process'
import type { KubeApi } from '@/demo/testing/kube-api'
import { itemsAt, objectAt } from '@/demo/kubernetes/json'
import { VALIDATOR_PATH } from '@/demo/testing/validator-path'
import { VALIDATOR } from '@/demo/world/istio-system'
import type { ServerCertificate } from '@/demo/kubernetes/certificate'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface IstiodOptions {
  readonly binary: string
  readonly directory: string
  readonly kubeconfigPath: string
  /** The effective configuration of the mesh, as YAML. */
  readonly meshConfig: string
  readonly certificate: ServerCertificate
}

export interface Istiod extends ServerProcess {
  /** http: `/metrics`, `/version`, `/debug/…` for callers on loopback. */
  readonly monitoringUrl: string
  /** https: takes admission reviews. */
  readonly validateUrl: string
}

/**
 * Starts an istiod outside the cluster. The definitions of Istio and the Gateway API and the namespace istio-system must be there.
 * It reads the registry of services, sets the status of Gateway API objects, and judges what is written.
 */
export async function startIstiod(options: IstiodOptions): Promise<Istiod> {
  const { binary, directory, kubeconfigPath, meshConfig, certificate } = options
  const [http = 0, https = 0, grpc = 0, secure = 0, monitoring = 0] = await freePorts(5)
  const at = (name: string): string => join(directory, name)
  await mkdir(directory, { recursive: true })
  await Promise.all([
    writeFile(at('istiod.crt'), certificate.cert),
    writeFile(at('istiod.key'), certificate.key, { mode: 0o600 }),
    writeFile(at('istiod-ca.crt'), certificate.caPem),
    writeFile(at('mesh.yaml'), meshConfig),
  ])
  const server = await startServer({
    name: 'istiod',
    binary,
    args: [
      'discovery',
      `--kubeconfig=${kubeconfigPath}`,
      '--registries=Kubernetes',
      `--meshConfig=${at('mesh.yaml')}`,
      '--clusterID=Kubernetes',
      `--httpAddr=127.0.0.1:${http}`,
      `--httpsAddr=127.0.0.1:${https}`,
      `--grpcAddr=127.0.0.1:${grpc}`,
      `--secureGRPCAddr=127.0.0.1:${secure}`,
      `--monitoringAddr=127.0.0.1:${monitoring}`,
      '--ctrlz_port=0',
      `--tlsCertFile=${at('istiod.crt')}`,
      `--tlsKeyFile=${at('istiod.key')}`,
      `--caCertFile=${at('istiod-ca.crt')}`,
    ],
    env: { POD_NAME: 'istiod-real', POD_NAMESPACE: 'istio-system' },
    log: at('istiod.log'),
    ready: async () => (await fetch(`http://127.0.0.1:${http}/ready`)).ok,
  })
  return {
    ...server,
    monitoringUrl: `http://127.0.0.1:${monitoring}`,
    validateUrl: `https://127.0.0.1:${https}/validate`,
  }
}

/** From then on nothing of Istio's kinds is stored unless istiod finds it valid. */
export async function registerWebhook(api: KubeApi, { validateUrl }: Istiod, caPem: string): Promise<void> {
  const { apiVersion, kind, metadata, webhooks } = VALIDATOR
  // As a world has it, but for the place where it is asked: no Service leads to this istiod. It would put an authority of its own
  // into a configuration with the label of its revision.
  const clientConfig = { url: validateUrl, caBundle: Buffer.from(caPem).toString('base64') }
  const { name, labels } = metadata
  await api.apply(VALIDATOR_PATH, {
    ...{ apiVersion, kind, metadata: { name, labels: { ...labels, 'istio.io/rev': undefined } } },
    webhooks: itemsAt({ webhooks }, 'webhooks').map((webhook) => ({ ...objectAt(webhook), clientConfig })),
  })
}

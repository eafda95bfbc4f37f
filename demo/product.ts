import { type Product, spawnProduct } from './spawn-product'
import { createServer } from 'node:net'

/** What the product is pointed at. */
export interface ProductPlace {
  readonly kubeconfigPath: string
  readonly prometheus: string
  /** Absent: without traces. */
  readonly jaeger?: string
  /** Absent: without links there. */
  readonly grafana?: string
  /** What the stores run as, `NAMESPACE/NAME`: their addresses do not tell. Absent: nobody says. */
  readonly workloads?: Readonly<Record<'prometheus' | 'jaeger' | 'grafana', string>>
  /** What stands above every page, so that nobody takes it for a mesh of theirs. */
  readonly banner: string
}

export interface ProductOptions extends ProductPlace {
  readonly project: string
  readonly port: number
}

const HOST = '127.0.0.1'

/** Where the product will be found. No slash at the end. */
export function productUrl(port: number): string {
  const base = process.env.PHAROS_SERVER__BASE_PATH ?? '/'
  return `http://${HOST}:${port}${base === '/' ? '' : base}`
}

/**
 * Starts the built product as a process of its own, as anybody would: all it learns of the mesh are ordinary settings, and a
 * setting that stands in the environment already wins.
 */
export function startProduct(options: ProductOptions): Product {
  const { project, port } = options
  return spawnProduct({
    project,
    url: productUrl(port),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...productSettings(options), ...process.env, PHAROS_SERVER__PORT: String(port) },
  })
}

/** The variables that point the product at the mesh. */
export function productSettings({
  kubeconfigPath,
  prometheus,
  jaeger,
  grafana,
  workloads,
  banner,
}: ProductPlace): Readonly<Record<string, string>> {
  return {
    KUBECONFIG: kubeconfigPath,
    PHAROS_METRICS__STORES: JSON.stringify([{ name: 'default', url: prometheus, workload: workloads?.prometheus }]),
    ...(jaeger === undefined
      ? {}
      : { PHAROS_TRACING__STORES: JSON.stringify([{ name: 'default', url: jaeger, workload: workloads?.jaeger }]) }),
    ...(grafana === undefined ? {} : { PHAROS_LINKS__GRAFANA__URL: grafana }),
    ...(workloads === undefined ? {} : { PHAROS_LINKS__GRAFANA__WORKLOAD: workloads.grafana }),
    PHAROS_UI__BANNER__TEXT: banner,
    PHAROS_UI__REFRESH: '10s',
    // Nothing is written outside the demo's folder.
    PHAROS_EDIT__CHANGES__STORE: 'memory',
    PHAROS_TELEMETRY__LOG_LEVEL: 'warn',
  }
}

/** Whether the product could listen there now. */
export function isPortFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, HOST, () => probe.close(() => resolve(true)))
  })
}

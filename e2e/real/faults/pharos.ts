import { startProduct } from '@/e2e/support/start-product'
import { join } from 'node:path'
import { z } from 'zod'

const source = z.object({
  id: z.string(),
  state: z.string(),
  asOf: z.string().nullable(),
  message: z.string().nullable(),
})
export type Source = z.infer<typeof source>

const row = z.object({ name: z.string(), inMesh: z.string(), workloads: z.number() })

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** The built product as whoever runs it and whoever uses it see it. */
export interface Pharos {
  /** @param path without a slash at the beginning */
  get(path: string): Promise<Answer>
  /** What it says of an upstream. */
  source(id: 'kubernetes' | 'prometheus'): Promise<Source>
  /** The namespaces it shows, without their rates, which move; undefined when it refuses. */
  namespaces(): Promise<readonly z.infer<typeof row>[] | undefined>
  /** Its own metrics: series as it stands on the page → value. */
  metrics(): Promise<ReadonlyMap<string, number>>
  stop(): Promise<void>
}

export interface PharosOptions {
  /** Ends in the name of its log. */
  readonly name: string
  readonly directory: string
  readonly kubeconfigPath: string
  readonly prometheus: string
}

/** Starts one and waits until it has read the cluster. */
export async function startPharos({ name, directory, kubeconfigPath, prometheus }: PharosOptions): Promise<Pharos> {
  const product = await startProduct(
    {
      KUBECONFIG: kubeconfigPath,
      PHAROS_METRICS__STORES: JSON.stringify([{ name: 'default', url: prometheus }]),
      PHAROS_TELEMETRY__LOG_LEVEL: 'warn',
    },
    { log: join(directory, `pharos-${name}.log`), until: 'readyz' },
  )
  const get = async (path: string): Promise<Answer> => {
    const answer = await fetch(`${product.url}${path}`)
    return { status: answer.status, body: await answer.json() }
  }
  return {
    get,
    stop: () => product.stop(),
    async source(id) {
      const { body } = await get('api/sources')
      const found = z
        .object({ sources: z.array(source) })
        .parse(body)
        .sources.find((each) => each.id === id)
      if (found === undefined) throw new Error(`no source ${id}`)
      return found
    },
    async namespaces() {
      const { status, body } = await get('api/namespaces')
      return status === 200 ? z.object({ namespaces: z.array(row) }).parse(body).namespaces : undefined
    },
    metrics: async () => readMetrics(await (await fetch(`${product.url}metrics`)).text()),
  }
}

function readMetrics(page: string): ReadonlyMap<string, number> {
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1))]
    }),
  )
}

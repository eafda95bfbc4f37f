import { ask } from './ask'

/** What the product and the store say of themselves. Counters grow from the start of their process. */
export interface Meters {
  /** Queries sent to the metric store, the one for its time included; what is asked once a minute is not. */
  readonly queries: number
  /** Calls to all upstreams; watches, which stay open, count when they end. */
  readonly calls: number
  /** Graphs drawn anew. */
  readonly computed: number
  /** Of the product's server process, in MiB. */
  readonly rssMiB: number
  /** Processor time of the product and of a real store; other programs on the machine hardly lengthen it. */
  readonly productCpuMs: number
  readonly storeCpuMs: number
}

export class MeterReader {
  readonly #pages: readonly [product: string, store: string | undefined]

  /** @param store undefined: it has no measurements of its own. */
  constructor(product: string, store: string | undefined) {
    this.#pages = [`${product}/metrics`, store === undefined ? undefined : `${store}/metrics`]
  }

  async read(): Promise<Meters> {
    const [product = '', store = ''] = await Promise.all(
      this.#pages.map(async (page) => (page === undefined ? '' : (await ask(page)).body.toString('utf8'))),
    )
    const calls = 'pharos_upstream_request_duration_seconds_count'
    const ofStore = ['query', 'now'].map((name) => sumOf(product, calls, 'source="prometheus"', `operation="${name}"`))
    const cpu = 'process_cpu_seconds_total'
    return {
      queries: ofStore.reduce((sum, count) => sum + count, 0),
      calls: sumOf(product, calls),
      computed: sumOf(product, 'pharos_cache_lookups_total', 'cache="graph"', 'result="miss"'),
      rssMiB: sumOf(product, 'process_resident_memory_bytes') / 1024 ** 2,
      productCpuMs: 1000 * sumOf(product, cpu),
      storeCpuMs: 1000 * sumOf(store, cpu),
    }
  }
}

/** The sum of a metric's samples that have all these labels. */
function sumOf(page: string, metric: string, ...labels: readonly string[]): number {
  return page
    .split('\n')
    .filter((line) => /^[ {]/.test(line.slice(metric.length)) && line.startsWith(metric))
    .filter((line) => labels.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}

import { type Answer, ask } from './ask'
import type { MeshPlace } from './mesh'
import { namespaceNames, type Size, WINDOW_SECONDS } from './sizes'

/** Something whose time is measured. */
export interface Question {
  readonly title: string
  readonly kind: 'raw' | 'aggregated' | 'graph' | 'list' | 'kept list' | 'search'
  /** How many namespaces it is about. */
  readonly scope: number
  /** Asks it. No two calls are about the same moment, so none can be answered from a cache. */
  ask(options?: { readonly gzip: boolean }): Promise<Answer>
}

/** What the graph groups requests by: graph.md, section 4, Q1. */
const GROUPED_BY = [
  'reporter',
  ...['source_cluster', 'source_workload_namespace', 'source_workload'],
  ...['source_canonical_service', 'source_canonical_revision', 'destination_cluster'],
  ...['destination_service_namespace', 'destination_service', 'destination_service_name'],
  ...['destination_workload_namespace', 'destination_workload'],
  ...['destination_canonical_service', 'destination_canonical_revision'],
  ...['connection_security_policy', 'source_principal', 'destination_principal'],
  ...['request_protocol', 'response_code', 'grpc_response_status', 'response_flags'],
]

/** The benchmark's questions, in the order of the report. */
export class Questions {
  readonly all: readonly Question[]
  readonly #place: MeshPlace
  readonly #size: Size
  readonly #product: string
  #asked = 0

  constructor(place: MeshPlace, size: Size, product: string) {
    this.#place = place
    this.#size = size
    this.#product = product
    const [, some, every] = size.scopes
    this.all = [
      ...size.scopes.map((scope) => this.#raw(scope)),
      this.#aggregated(every),
      ...size.scopes.map((scope) => this.#graph(scope, {})),
      this.#graph(some, { latency: 'p95', throughput: 'request' }),
      // Only the buckets of some namespaces are loaded, so quantiles of the whole mesh would look cheaper than they are.
      this.#graph(every, { latency: 'avg', throughput: 'request' }),
      this.#list(every, 'list'),
      this.#list(every, 'kept list'),
      this.#search(every),
    ]
  }

  /** The address of a graph at a moment nobody has asked about. */
  graphUrl(scope: number, options: Readonly<Record<string, string>> = {}): string {
    const namespaces = scope === this.#size.namespaces ? '*' : namespaceNames(scope).join(',')
    const query = { namespaces, duration: `${WINDOW_SECONDS}s`, at: this.#nextMoment(), ...options }
    return `${this.#product}/api/graph?${new URLSearchParams(query)}`
  }

  #graph(scope: number, options: Readonly<Record<string, string>>): Question {
    const labels = Object.entries(options).map(([name, value]) => `, ${name}=${value}`)
    const title = `graph of ${count(scope)}${labels.join('')}`
    return { title, kind: 'graph', scope, ask: (how) => ask(this.graphUrl(scope, options), how) }
  }

  /** All workloads with traffic and health: as the first one asks for them, and as everybody after. */
  #list(scope: number, kind: 'list' | 'kept list'): Question {
    const title = `${kind} of all workloads`
    return {
      title,
      kind,
      scope,
      ask: async (how) => {
        const query = new URLSearchParams({ duration: `${WINDOW_SECONDS}s`, at: this.#nextMoment() })
        const url = `${this.#product}/api/workloads?${query}`
        if (kind === 'kept list') await ask(url)
        return ask(url, how)
      },
    }
  }

  /** What is typed into the palette: words that stand in thousands of names, each time others. */
  #search(scope: number): Question {
    return {
      title: 'search in everything',
      kind: 'search',
      scope,
      ask: (how) => {
        this.#asked += 1
        const query = new URLSearchParams({ q: `team v${this.#asked % 9}` })
        return ask(`${this.#product}/api/search?${query}`, how)
      },
    }
  }

  #raw(scope: number): Question {
    const names = namespaceNames(scope).join('|')
    const rate = (selector: string): string => `rate(istio_requests_total${selector}[${WINDOW_SECONDS}s])`
    const expression =
      scope === this.#size.namespaces
        ? rate('')
        : `${rate(`{source_workload_namespace=~"${names}"}`)} or ${rate(
            `{source_workload_namespace!~"${names}",destination_workload_namespace=~"${names}"}`,
          )}`
    return this.#query({ title: `raw series of ${count(scope)}`, kind: 'raw', scope, expression })
  }

  #aggregated(scope: number): Question {
    const expression = `sum by (${GROUPED_BY.join(',')}) (rate(istio_requests_total[${WINDOW_SECONDS}s]) > 0)`
    return this.#query({ title: `summed as a graph of ${count(scope)}`, kind: 'aggregated', scope, expression })
  }

  #query({ expression, ...rest }: Omit<Question, 'ask'> & { readonly expression: string }): Question {
    const url = `${this.#place.prometheus}/api/v1/query`
    return {
      ...rest,
      ask: (how) => ask(url, { ...how, form: new URLSearchParams({ query: expression, time: this.#nextMoment() }) }),
    }
  }

  /** Unix seconds; a millisecond before the last one, so that all of them see the same samples. */
  #nextMoment(): string {
    this.#asked += 1
    return (this.#place.endSeconds + 5 - this.#asked / 1000).toFixed(3)
  }
}

function count(namespaces: number): string {
  return namespaces === 1 ? '1 namespace' : `${namespaces} namespaces`
}

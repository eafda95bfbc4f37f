import { escapeRegex } from '@/lib/promql/escape-regex'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import type { InstantSeries } from '@/lib/ports/metric-store'

/** What one pod uses, as far as somebody measured: CPU in cores, memory in bytes. */
export interface PodUsage {
  readonly cpu: number | null
  readonly memory: number | null
}

/** A pod of the mesh itself whose use is asked for. */
export interface MeasuredPod {
  readonly namespace: string
  readonly name: string
  /** Null: it has none yet. */
  readonly address: string | null
  /** It reports its process itself: istiod. */
  readonly reports: boolean
}

/** Long enough for four samples of cAdvisor at the longest usual scrape interval of a minute. */
const RATE_SECONDS = 300
const CPU = 'container_cpu_usage_seconds_total'
const MEMORY = 'container_memory_working_set_bytes'
const PROCESS_CPU = 'process_cpu_seconds_total'
const PROCESS_MEMORY = 'process_resident_memory_bytes'

/**
 * One query for all: cAdvisor's numbers by pod, and for what reports its own process those by instance, which is address and port
 * of the pod whatever the scrape job is called. `or` drops what has the labels of something before it, so memory is told by one label more:
 * by container, or by job. Null: there is nothing to ask.
 *
 * @param workloads whose names begin those of the pods, so that the query does not grow with the pods.
 */
export function planUsage(
  pods: readonly MeasuredPod[],
  workloads: readonly { readonly namespace: string; readonly name: string }[],
): PromExpression | null {
  if (workloads.length === 0) return null
  const names = [...new Set(workloads.map(({ name }) => name))].sort()
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))].sort()
  const inPods: readonly Matcher[] = [
    { label: 'namespace', operator: '=~', value: namespaces.map(escapeRegex).join('|') },
    { label: 'pod', operator: '=~', value: `(${names.map(escapeRegex).join('|')})(-.*)?` },
    // The sums of whole pods and their sandboxes stand beside the containers.
    { label: 'container', operator: '!~', value: 'POD|' },
  ]
  const parts = [rateOf(CPU, inPods, ['namespace', 'pod']), sizeOf(MEMORY, inPods, ['namespace', 'pod', 'container'])]
  const addresses = pods.flatMap(({ address, reports }) => (reports && address !== null ? [address] : [])).sort()
  if (addresses.length > 0) {
    const at: Matcher = {
      label: 'instance',
      operator: '=~',
      value: `\\[?(${addresses.map(escapeRegex).join('|')})\\]?:[0-9]+`,
    }
    parts.push(rateOf(PROCESS_CPU, [at], ['instance']), sizeOf(PROCESS_MEMORY, [at], ['instance', 'job']))
  }
  return parts.reduce((left, right) => ({ kind: 'binary', operator: 'or', left, right }))
}

function rateOf(metric: string, matchers: readonly Matcher[], by: readonly string[]): PromExpression {
  const series: PromExpression = { kind: 'selector', metric, matchers, rangeSeconds: RATE_SECONDS }
  return { kind: 'aggregate', operator: 'sum', by, of: { kind: 'call', name: 'rate', args: [series] } }
}

function sizeOf(metric: string, matchers: readonly Matcher[], by: readonly string[]): PromExpression {
  const of: PromExpression = { kind: 'selector', metric, matchers }
  return { kind: 'aggregate', operator: 'sum', by, of }
}

/** Reads the answer, by `NAMESPACE/POD`; what containers use goes before what a process says of itself. */
export function readUsage(
  series: readonly InstantSeries[],
  pods: readonly MeasuredPod[],
): ReadonlyMap<string, PodUsage> {
  const byPod = read(series, ({ namespace, pod }) => (pod === undefined ? undefined : `${namespace ?? ''}/${pod}`))
  const byAddress = read(series, ({ instance }) => instance?.replace(/^\[?(.*?)\]?:\d+$/, '$1'))
  const usage = new Map<string, PodUsage>()
  for (const { namespace, name, address, reports } of pods) {
    const own = byPod.get(`${namespace}/${name}`)
    const said = reports && address !== null ? byAddress.get(address) : undefined
    const [cpu, memory] = [own?.cpu ?? said?.cpu ?? null, own?.memory ?? said?.memory ?? null]
    if (cpu !== null || memory !== null) usage.set(`${namespace}/${name}`, { cpu, memory })
  }
  return usage
}

function read(
  series: readonly InstantSeries[],
  keyOf: (labels: InstantSeries['labels']) => string | undefined,
): ReadonlyMap<string, PodUsage> {
  const found = new Map<string, PodUsage>()
  for (const { labels, value } of series) {
    const key = keyOf(labels)
    if (key === undefined || !Number.isFinite(value) || value < 0) continue
    const known = found.get(key) ?? { cpu: null, memory: null }
    const isMemory = labels.container !== undefined || labels.job !== undefined
    found.set(key, isMemory ? { ...known, memory: (known.memory ?? 0) + value } : { ...known, cpu: value })
  }
  return found
}

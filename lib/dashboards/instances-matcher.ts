import type { LabelSet } from '@/lib/ports/metric-store'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { compareText } from '@/lib/std/compare-text'
import type { TargetPods } from './target-pods'

const MAX_INSTANCES = 50

/** Which instances export a metric, with what their scrape job tells of them. */
export function instancesQuery(metric: string): PromExpression {
  const of: PromExpression = { kind: 'selector', metric, matchers: [] }
  return { kind: 'aggregate', operator: 'count', by: ['instance', 'namespace', 'pod'], of }
}

/**
 * The instances that are the target: where the job names pods, its pods; else those at their addresses; and where it names neither,
 * which happens to jobs that scrape a Service, those of the control plane.
 *
 * @returns undefined where none is.
 */
export function instancesMatcher(
  series: readonly { readonly labels: LabelSet }[],
  { workloads, controlPlane }: TargetPods,
  namespace: string,
): Matcher | undefined {
  const pods = new Set(workloads.flatMap((one) => one.pods))
  const addresses = new Set(workloads.flatMap((one) => one.addresses))
  const found = series.flatMap(({ labels }) => {
    const { instance, pod } = labels
    if (instance === undefined) return []
    const host = instance.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
    if (addresses.has(host)) return [instance]
    if (pod !== undefined) return pods.has(pod) && labels.namespace === namespace ? [instance] : []
    return controlPlane && !/^[\d.]+$|:/.test(host) ? [instance] : []
  })
  const [first, ...others] = [...new Set(found)].toSorted(compareText).slice(0, MAX_INSTANCES)
  if (first === undefined) return undefined
  if (others.length === 0) return { label: 'instance', operator: '=', value: first }
  return { label: 'instance', operator: '=~', value: [first, ...others].map(escapeRegex).join('|') }
}

import { type Active, ofKind } from '@/demo/admin/fault-board'
import type { SeriesLabels, SeriesSource } from '@/demo/series-source'

/** The jobs that find their targets in the mesh. */
const JOBS: readonly (string | undefined)[] = ['kubernetes-pods', 'virtual-machines']

/** Whether a series is of a target that nobody scrapes now. */
export function unscraped(base: SeriesSource, faults: readonly Active[]): (labels: SeriesLabels) => boolean {
  const wanted = new Set(ofKind(faults, 'unscraped').map((fault) => fault.of))
  if (wanted.size === 0) return () => false
  const builds = base.series('istio_build')
  const components = new Map(builds.map(({ labels }) => [labels.instance, labels.component]))
  return ({ job, instance, namespace = '' }) => {
    if (!JOBS.includes(job)) return false
    const component = components.get(instance)
    const isProxy = component === 'proxy' || job === 'virtual-machines'
    return (
      wanted.has(namespace) || (isProxy && wanted.has('proxies')) || (component === 'pilot' && wanted.has('istiod'))
    )
  }
}

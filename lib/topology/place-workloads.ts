import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import type { KnownPlace } from './known-mesh'
import { serviceOfAddress } from './service-of-address'

/** The workloads that something runs as, all of one namespace. */
export interface PlaceWorkloads {
  /** Null: neither settings nor address tell of any. */
  readonly namespace: string | null
  readonly workloads: readonly WorkloadFacts[]
  /** What is wrong with the setting that names the workload; null: nothing. */
  readonly problem: string | null
}

const NOWHERE: PlaceWorkloads = { namespace: null, workloads: [], problem: null }

/**
 * What runs at a place: the workload that the settings name, else what the Service of its address selects. What is a component of the
 * mesh by itself is not it: a gateway that an address leads to stands before it.
 *
 * @param isOther whether a workload is another component by itself.
 */
export function placeWorkloads(
  { address, workload: written, setting }: KnownPlace,
  cluster: Pick<ClusterFacts, 'reachable' | 'services' | 'identityDomain' | 'workloads'>,
  {
    ownNamespace,
    isOther,
  }: { readonly ownNamespace: string | null; readonly isOther: (workload: WorkloadFacts) => boolean },
): PlaceWorkloads {
  if (written !== '') {
    const [namespace = '', name = ''] = written.split('/')
    const [found] = cluster.workloads.filter((one) => one.namespace === namespace && one.name === name)
    if (found !== undefined && !isOther(found)) return { namespace, workloads: [found], problem: null }
    const shown = `${name} in ${namespace} is a component of its own. It is not what ${setting} may name.`
    const absent = cluster.reachable ? `There is no workload ${name} in ${namespace}, which ${setting} names.` : null
    return { namespace, workloads: [], problem: found === undefined ? absent : shown }
  }
  const service = address === null ? undefined : serviceOfAddress(address, cluster, ownNamespace)
  if (service === undefined) return NOWHERE
  const selected = new Set(service.workloads)
  const workloads = cluster.workloads.filter(
    (one) => one.namespace === service.namespace && selected.has(one.name) && !isOther(one),
  )
  return workloads.length === 0 ? NOWHERE : { namespace: service.namespace, workloads, problem: null }
}

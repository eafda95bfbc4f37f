import { COMPONENT_STATES, type MeshComponent } from './model'
import type { RunningPlace } from './running-workloads'
import { severalWorkloads } from './several-workloads'
import type { ComponentContext } from './workload-component'

/**
 * A component with the workload that it runs as: what it says of itself goes before what its workload tells, and it is as bad as the
 * worse of both.
 *
 * @param place undefined: nobody knows what it runs as, or the user may not.
 */
export function placedComponent(
  own: MeshComponent,
  place: RunningPlace | undefined,
  context: ComponentContext,
): MeshComponent {
  if (place === undefined) return own
  const running = severalWorkloads(own.role, place.workloads, context)
  if (running === undefined) {
    return place.problem === null ? own : { ...own, reasons: [...own.reasons, place.problem] }
  }
  const isWorse = COMPONENT_STATES.indexOf(running.state) < COMPONENT_STATES.indexOf(own.state)
  const [worse, better] = isWorse ? [running, own] : [own, running]
  const { cluster, namespace, workload, labels, image, replicas, cpu, memory } = running
  return {
    ...own,
    ...{ cluster, namespace, workload, labels, image, replicas, cpu, memory },
    core: own.core || place.core,
    state: worse.state,
    reasons: [...worse.reasons, ...better.reasons],
    version: own.version ?? running.version,
  }
}

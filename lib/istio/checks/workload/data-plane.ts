import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { isEnrolled } from '../model/ambient'
import type { KindId } from '../model/kinds'
import type { CheckedObject, Labels } from '../model/checked-object'
import { derived, type Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'
import { hasSidecar, isRedirected } from '../model/proxy-presence'
import { isAmbientWorkload, workloadHasSidecar, workloads, type Workload } from '../model/workloads'
import { isGatewayLike } from '../service/is-gateway-like'
import { resolveWaypoint } from './resolve-waypoint'

const BOTH = rule('sidecar-and-ambient-labels', 'KIA1311', 'error')
const NOT_AMBIENT = rule('waypoint-label-not-ambient', 'KIA1312', 'warning')
const NO_WAYPOINT = rule('waypoint-not-found', 'KIA1313', 'error')
const REDIRECTED = rule('sidecar-label-ambient-redirection', 'KIA1314', 'error')
const CONTAINER = rule('ambient-label-sidecar-container', 'KIA1315', 'error')
const SIDECAR = rule('sidecar-in-ambient-namespace', 'KIA1316', 'warning')

function rule(name: string, alias: string, severity: 'error' | 'warning'): Rule {
  return { slug: `workload/${name}`, aliases: { [alias]: severity }, severity }
}

export const WORKLOAD_KINDS: readonly KindId[] = [
  'pods',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'replicationcontrollers',
  'replicasets.apps',
  'deploymentconfigs.apps.openshift.io',
  'workloadgroups.networking.istio.io',
]

/** By the object that stands for it: none for pods and ReplicaSets of something else. */
export const workloadByObject = derived(
  (mesh): ReadonlyMap<CheckedObject, Workload> =>
    new Map(
      workloads(mesh).all.flatMap((workload) =>
        workload.controller === undefined ? [] : [[workload.controller, workload] as const],
      ),
    ),
)

/** The labels of what runs, in the object that stands for it. */
export function labelsPath({ kindId }: CheckedObject): Path {
  if (kindId === 'pods') return ['metadata', 'labels']
  if (kindId === 'workloadgroups.networking.istio.io') return ['spec', 'metadata', 'labels']
  if (kindId === 'cronjobs.batch') return ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels']
  return ['spec', 'template', 'metadata', 'labels']
}

/** D13 */
export function isAmbientLabelled({ labels, namespace }: Workload, mesh: Mesh): boolean {
  const own = labels['istio.io/dataplane-mode']
  return own === 'ambient' || (namespaces(mesh).isAmbient(namespace) && own !== 'none')
}

/** D13 */
function isSidecarLabelled({ labels, namespace }: Workload, mesh: Mesh): boolean {
  const inject = labels['sidecar.istio.io/inject'] ?? ''
  const { labelsOf, isInjected } = namespaces(mesh)
  if (labelsOf(namespace)['istio-injection'] === 'disabled' || ['none', 'false'].includes(inject)) return false
  return isInjected(namespace) || ['enabled', 'true'].includes(inject)
}

/** D14 */
function isWaypointLabelled(labels: Labels, ofNamespace: Labels): boolean {
  return labels['istio.io/dataplane-mode'] !== 'none' && isEnrolled(labels, ofNamespace)
}

/** Whether labels, containers and redirection of a workload agree on how it is in the mesh. */
export const workloadDataPlane: CheckOfObject = {
  kinds: WORKLOAD_KINDS,
  rules: [BOTH, NOT_AMBIENT, NO_WAYPOINT, REDIRECTED, CONTAINER, SIDECAR],
  *run(object, mesh): Generator<Problem> {
    const workload = workloadByObject(mesh).get(object)
    if (workload === undefined) return
    const path = labelsPath(object)
    const [ambient, sidecar] = [isAmbientLabelled(workload, mesh), isSidecarLabelled(workload, mesh)]
    if (ambient && sidecar)
      yield { rule: BOTH, path, message: 'Labels ask for a sidecar and for the ambient mesh at once: choose one.' }
    const redirected = workload.pods.filter(isRedirected).map(({ name }) => name)
    if (sidecar && redirected.length > 0)
      yield {
        rule: REDIRECTED,
        path,
        vars: { pods: redirected },
        message: `Labels ask for a sidecar, and the ambient mesh takes the traffic of ${redirected.slice(0, 3).join(', ')}.`,
      }
    const injected = workload.pods.filter(hasSidecar).map(({ name }) => name)
    if (ambient && injected.length > 0)
      yield {
        rule: CONTAINER,
        path,
        vars: { pods: injected },
        message: `Labels ask for the ambient mesh, and ${injected.slice(0, 3).join(', ')} has a sidecar: restart it.`,
      }
    if (workload.pods.length > 0) yield* judgeRunning(workload, mesh, path)
  },
}

function* judgeRunning(workload: Workload, mesh: Mesh, path: Path): Generator<Problem> {
  const { labelsOf, isAmbientLoosely } = namespaces(mesh)
  // A waypoint is a proxy, and belongs there.
  if (workloadHasSidecar(workload) && isAmbientLoosely(workload.namespace) && !isGatewayLike(workload.labels))
    yield { rule: SIDECAR, path, message: `It runs with sidecars in the ambient namespace ${workload.namespace}.` }
  if (!isWaypointLabelled(workload.labels, labelsOf(workload.namespace))) return
  const ambient = isAmbientWorkload(workload)
  if (!ambient)
    yield {
      rule: NOT_AMBIENT,
      path,
      message: 'A waypoint is asked for, and the workload is not in the ambient mesh: its traffic does not go there.',
    }
  // Only what is redirected is led to a waypoint at all.
  const waypoint = resolveWaypoint(workload, mesh)
  if (workload.pods.some(isRedirected) && waypoint.found) return
  const wanted = waypoint.wanted ?? ''
  const reason = waypoint.found ? `no traffic is led to the waypoint ${wanted}` : `there is no waypoint ${wanted}`
  yield { rule: NO_WAYPOINT, path, vars: { waypoint: wanted }, message: `A waypoint is asked for, and ${reason}.` }
}

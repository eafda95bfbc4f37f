import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { countReplicas } from './count-replicas'
import { controllerOf, findRunner, type Parents, partKey } from './find-runner'
import { healthAnnotation } from './health-annotation'
import type { Snapshot } from './mesh-settings'
import { readPod } from './read-pod'
import type { Selectable } from './selector-index'
import { count, type DraftSource, type WorkloadDraft, WorkloadDrafts } from './workload-drafts'

export interface Workloads {
  readonly drafts: readonly WorkloadDraft[]
  /** What Services and Gateways select: the pods, and the templates of workloads that have none. */
  readonly selectables: readonly Selectable[]
}

/** Kinds that are a workload whatever owns them. */
const CONTROLLERS = [
  ['Deployment', 'deployments.apps'],
  ['StatefulSet', 'statefulsets.apps'],
  ['DaemonSet', 'daemonsets.apps'],
] as const
/** Kinds that may be parts of a workload: of a Deployment, or of a kind that is not read (rollouts of other tools). */
const SETS = [
  ['ReplicaSet', 'replicasets.apps'],
  ['ReplicationController', 'replicationcontrollers'],
] as const

/** Puts together the workloads of a cluster: controllers, owners of other kinds that have pods, bare pods and groups of machines. */
export function buildWorkloads(snapshot: Snapshot): Workloads {
  const drafts = new WorkloadDrafts()
  for (const [kind, id] of CONTROLLERS) {
    for (const object of snapshot(id)) {
      count(drafts.open(controllerSource(kind, object)), countReplicas(kind, object))
    }
  }
  const sets = SETS.flatMap(([kind, id]) => addSets(drafts, kind, snapshot(id)))
  const parents: Parents = new Map([...sets, ...addJobs(drafts, snapshot)])
  const machines = addMachines(drafts, snapshot)
  const pods = addPods(drafts, { pods: snapshot('pods'), parents })
  const all = [...drafts.values()]
  const templates = all.filter((draft) => draft.pods === 0)
  return { drafts: all, selectables: [...pods, ...machines, ...templates] }
}

function controllerSource(kind: string, object: ClusterObject, name?: string): DraftSource {
  const spec = JsonPlace.root(object.spec, 'spec')
  const template = (kind === 'CronJob' ? spec.field('jobTemplate').field('spec') : spec).field('template')
  return {
    namespace: object.metadata.namespace,
    name: name ?? object.metadata.name,
    kind,
    labels: template.field('metadata').field('labels').textMap(),
    serviceAccount: template.field('spec').field('serviceAccountName').text(),
    healthAnnotation: healthAnnotation(object.metadata),
    countedBy: kind,
  }
}

/** What belongs to which workload. */
type Parts = readonly (readonly [key: string, workload: string])[]

function addSets(drafts: WorkloadDrafts, kind: string, objects: readonly ClusterObject[]): Parts {
  return [...objects].sort(byName).map((object) => {
    const owner = controllerOf(object)
    const parent = owner?.name ?? object.metadata.name
    const source = { ...controllerSource(kind, object, parent), kind: owner?.kind ?? kind }
    const draft = drafts.open(source)
    if (draft.countedBy === kind) {
      const counts = countReplicas(kind, object)
      // Old revisions stay behind with no replicas: the labels are those of one that runs.
      if (counts.desired > 0 && draft.counts.desired === 0) draft.labels = source.labels
      count(draft, counts)
    }
    return [partKey(kind, object.metadata), parent]
  })
}

/** A CronJob is as its newest Job is; the older ones are history. */
function addJobs(drafts: WorkloadDrafts, snapshot: Snapshot): Parts {
  for (const cron of snapshot('cronjobs.batch')) {
    drafts.open({ ...controllerSource('CronJob', cron), countedBy: 'Job' })
  }
  const jobs = [...snapshot('jobs.batch')].sort(byBirth)
  const newest = new Map(jobs.map((job) => [`${job.metadata.namespace}/${runnerOf(job)}`, job]))
  for (const job of newest.values()) {
    const kind = controllerOf(job)?.kind ?? 'Job'
    const draft = drafts.open({ ...controllerSource('Job', job, runnerOf(job)), kind })
    if (draft.countedBy === 'Job') count(draft, countReplicas('Job', job))
  }
  return jobs.map((job) => [partKey('Job', job.metadata), runnerOf(job)])
}

function runnerOf(job: ClusterObject): string {
  const owner = controllerOf(job)
  return owner?.kind === 'CronJob' ? owner.name : job.metadata.name
}

function byBirth(a: ClusterObject, b: ClusterObject): number {
  return compareText(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '') || byName(a, b)
}

function byName({ metadata: a }: ClusterObject, { metadata: b }: ClusterObject): number {
  return compareText(a.name, b.name)
}

/** Machines outside the cluster: their entries stand for the pods of their group, and each of them runs a proxy. */
function addMachines(drafts: WorkloadDrafts, snapshot: Snapshot): readonly Selectable[] {
  for (const group of snapshot('workloadgroups.networking.istio.io')) {
    const spec = JsonPlace.root(group.spec, 'spec')
    drafts.open({
      namespace: group.metadata.namespace,
      name: group.metadata.name,
      kind: 'WorkloadGroup',
      labels: spec.field('metadata').field('labels').textMap(),
      serviceAccount: spec.field('template').field('serviceAccount').text(),
      healthAnnotation: healthAnnotation(group.metadata),
      countedBy: 'WorkloadGroup',
    })
  }
  return snapshot('workloadentries.networking.istio.io').flatMap(({ metadata, spec }) => {
    const name = metadata.annotations['istio.io/autoRegistrationGroup']
    if (name === undefined) return []
    const labels = JsonPlace.root(spec, 'spec').field('labels').textMap()
    const { namespace } = metadata
    const own = { namespace, name, labels, serviceAccount: undefined, healthAnnotation: null }
    const draft = drafts.open({ ...own, kind: 'WorkloadGroup', countedBy: 'WorkloadGroup' })
    addOne(draft, { sidecar: true, captured: false })
    if (draft.countedBy === 'WorkloadGroup') count(draft, { desired: 1, current: 1, available: 1 })
    return [{ namespace, name, labels }]
  })
}

interface PodsToAdd {
  readonly pods: readonly ClusterObject[]
  readonly parents: Parents
}

function addPods(drafts: WorkloadDrafts, { pods, parents }: PodsToAdd): readonly Selectable[] {
  const selectables: Selectable[] = []
  // What one of several pods decides must not depend on the order in which they came.
  for (const pod of [...pods].sort(byName)) {
    const facts = readPod(pod)
    if (facts.ended) continue
    const { namespace, labels } = pod.metadata
    const name = findRunner(pod, parents)
    const { serviceAccount } = facts
    const annotation = controllerOf(pod) === undefined ? healthAnnotation(pod.metadata) : null
    const own = { namespace, name, labels, serviceAccount, healthAnnotation: annotation }
    const kind = runnerKind(pod, name)
    const draft = drafts.open({ ...own, kind, countedBy: 'Pod' })
    addOne(draft, facts)
    draft.serviceAccount ??= serviceAccount
    if (draft.pods === 1) draft.podLabels = labels
    if (draft.countedBy === 'Pod') count(draft, { desired: 1, current: 1, available: facts.ready ? 1 : 0 })
    selectables.push({ namespace, name, labels })
  }
  return selectables
}

/** A pod that nobody owns runs itself; of an owner that is not read its reference tells the kind. */
function runnerKind(pod: ClusterObject, runner: string): string {
  const owner = controllerOf(pod)
  return owner?.name === runner ? owner.kind : 'Pod'
}

function addOne(
  draft: WorkloadDraft,
  { sidecar, captured }: { readonly sidecar: boolean; readonly captured: boolean },
) {
  draft.pods += 1
  if (sidecar) draft.sidecarPods += 1
  else if (captured) draft.ambientPods += 1
}

import { compareText } from '@/lib/std/compare-text'
import type { CheckedObject, Labels } from './checked-object'
import { CONTROLLER_KINDS } from './controller-kinds'
import { at, field, text, textEntries, textOr } from './json'
import { LabelIndex } from './label-index'
import { listed } from './listed'
import { derived, type Mesh } from './mesh'
import { isRedirected, hasSidecar, templateOf } from './proxy-presence'

/** One for each top-level controller (D10). */
export interface Workload {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** Of the pod template; of a bare pod its own; of a WorkloadGroup those of an entry, else of its template. */
  readonly labels: Labels
  readonly templateAnnotations: Labels
  /** The object that runs it; undefined for owners of kinds that are not read. */
  readonly controller: CheckedObject | undefined
  readonly pods: readonly CheckedObject[]
  readonly serviceAccounts: readonly string[]
}

export interface Workloads {
  readonly all: readonly Workload[]
  readonly index: LabelIndex<Workload>
  readonly of: (namespace: string) => readonly Workload[]
  /** By application name (D10), of one namespace. */
  readonly hasApp: (namespace: string, app: string) => boolean
}

const APP_LABELS = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app']

export const pods = derived((mesh) => new LabelIndex(listed(mesh, 'pods')))

export const workloads = derived((mesh): Workloads => {
  const all = [...buildWorkloads(mesh), ...workloadGroups(mesh)]
  const index = new LabelIndex(all)
  const apps = new Set(
    all.flatMap(({ namespace, labels }) => {
      const name = APP_LABELS.map((label) => labels[label]).find((value) => value !== undefined)
      return name === undefined ? [] : [`${namespace}/${name}`]
    }),
  )
  return {
    all,
    index,
    of: (namespace) => index.select([], namespace),
    hasApp: (namespace, app) => apps.has(`${namespace}/${app}`),
  }
})

/** D11: unknown without pods, which counts as true. */
export function workloadHasSidecar({ kind, pods: own }: Workload): boolean {
  return kind === 'Deployment' ? own.slice(0, 1).every(hasSidecar) : own.every(hasSidecar)
}

/** D11. */
export function isAmbientWorkload({ kind, pods: own }: Workload): boolean {
  return kind === 'Deployment' ? own.slice(0, 1).some(isRedirected) : own.some(isRedirected)
}

interface Draft {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly controller: CheckedObject | undefined
  readonly pods: CheckedObject[]
}

function buildWorkloads(mesh: Mesh): readonly Workload[] {
  const drafts = new Map<string, Draft>()
  const owners = new Map<string, CheckedObject>()
  for (const kindId of CONTROLLER_KINDS) for (const one of listed(mesh, kindId)) owners.set(ownKey(one), one)
  const open = (kind: string, namespace: string, name: string, controller?: CheckedObject): Draft => {
    const key = `${kind} ${namespace}/${name}`
    const present = drafts.get(key)
    if (present !== undefined) return present
    const draft = { kind, namespace, name, controller, pods: [] }
    drafts.set(key, draft)
    return draft
  }
  /** Up to what nobody owns: ReplicaSets lead to Deployments or to owners of kinds that are not read. */
  const top = (object: CheckedObject, depth = 0): Draft => {
    const owner = object.owners.find(({ controller }) => controller) ?? object.owners[0]
    if (owner === undefined || owner.kind === 'Node' || depth > 3) {
      return open(object.ref.kind, object.namespace, object.name, object)
    }
    const parent = owners.get(`${owner.kind} ${object.namespace}/${owner.name}`)
    return parent === undefined ? open(owner.kind, object.namespace, owner.name) : top(parent, depth + 1)
  }
  for (const one of owners.values()) top(one)
  // What one of several pods decides must not depend on the order in which they came.
  for (const pod of listed(mesh, 'pods').toSorted((a, b) => compareText(a.key, b.key))) top(pod).pods.push(pod)
  return [...drafts.values()].map(toWorkload)
}

function toWorkload(draft: Draft): Workload {
  const { controller, pods: own } = draft
  const isPod = controller?.kindId === 'pods'
  const [firstPod] = own
  const like =
    controller === undefined || isPod
      ? { labels: firstPod?.labels ?? controller?.labels ?? {}, annotations: firstPod?.annotations ?? {}, spec: firstPod?.spec } // prettier-ignore
      : templateOf(controller.spec)
  const accounts = own.map((pod) => textOr(field(pod.spec, 'serviceAccountName')) || 'default')
  const ofTemplate = text(field(like.spec, 'serviceAccountName')) ?? ''
  return {
    ...draft,
    labels: like.labels,
    templateAnnotations: like.annotations,
    serviceAccounts: accounts.length > 0 ? [...new Set(accounts)] : [ofTemplate === '' ? 'default' : ofTemplate],
  }
}

function workloadGroups(mesh: Mesh): readonly Workload[] {
  const entries = new Map<string, Labels>()
  for (const { namespace, annotations, spec } of listed(mesh, 'workloadentries.networking.istio.io')) {
    const group = annotations['istio.io/autoRegistrationGroup']
    if (group === undefined || entries.has(`${namespace}/${group}`)) continue
    entries.set(`${namespace}/${group}`, Object.fromEntries(textEntries(field(spec, 'labels'))))
  }
  return listed(mesh, 'workloadgroups.networking.istio.io').map((group) => {
    const account = text(at(group.spec, 'template', 'serviceAccount')) ?? ''
    return {
      kind: 'WorkloadGroup',
      namespace: group.namespace,
      name: group.name,
      labels: entries.get(group.key) ?? Object.fromEntries(textEntries(at(group.spec, 'metadata', 'labels'))),
      templateAnnotations: {},
      controller: group,
      pods: [],
      serviceAccounts: [account === '' ? 'default' : account],
    }
  })
}

function ownKey({ ref: { kind }, key }: CheckedObject): string {
  return `${kind} ${key}`
}

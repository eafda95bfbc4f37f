import { compareText } from '@/lib/std/compare-text'
import type { CheckedObject } from './checked-object'
import { type ControlPlane, controlPlanes, revisionNameIn } from './control-planes'
import { derived, type Mesh, revisionLabel, type Scope } from './mesh'
import { discovery } from './sight'

export interface Views {
  /** The mesh as the control plane knows it that manages a namespace; of no namespace in particular the one of the mesh. */
  readonly viewIn: (namespace: string) => Mesh
  /** The mesh by which an object is judged: as whoever reads it knows it. */
  readonly viewOf: (object: CheckedObject) => Mesh
  /** Every view that there is. */
  readonly all: readonly Mesh[]
  /** Whether some control plane can read both (D8). */
  readonly shareReader: (a: CheckedObject, b: CheckedObject) => boolean
}

interface Kept {
  readonly key: string
  readonly views: Views
  readonly byKey: ReadonlyMap<string, Mesh>
}

/** Of more revisions than this nothing is hidden from each other: each costs indexes of its own. */
const MOST = 16
/** Views stay the same objects as long as they say the same, so that verdicts made by them stay, too. */
const KEPT = new WeakMap<Mesh, Kept>()

/** The mesh as each control plane knows it (D21): the whole where there is one and nobody labels objects for it. */
export function views(mesh: Mesh): Views {
  return built(mesh.whole)
}

/** The objects among which partners of an object are looked for: all that some control plane reads together with it. */
export function readWith(object: CheckedObject, mesh: Mesh): Mesh {
  return revisionLabel(object).length === 0 ? mesh.whole : mesh
}

const built = derived((mesh): Views => {
  const { home, byRevision, resolve } = controlPlanes(mesh)
  const discovers = discovery(mesh)
  const planes = [...new Set([home, ...byRevision.values()])]
  const written = [...mesh.revisionLabels()]
  const labels = new Set(written.map(resolve)).size > MOST ? [] : written.toSorted(compareText)
  // Without the webhooks nobody can say which of two names is a tag of the other.
  const knowsTags = mesh.isComplete('mutatingwebhookconfigurations.admissionregistration.k8s.io')
  const isForeign = (a: string, b: string): boolean => {
    const [one, other] = [resolve(a), resolve(b)]
    return one !== other && (knowsTags || (byRevision.has(one) && byRevision.has(other)))
  }

  const scopes = new Map<string, Scope>()
  const toKey = (plane: ControlPlane, revision: string | undefined): string => {
    const hidden = revision === undefined ? [] : labels.filter((label) => isForeign(label, revision))
    const key = JSON.stringify([plane.revision, hidden])
    if (!scopes.has(key)) scopes.set(key, { revision: plane.revision, hidden: new Set(hidden) })
    return key
  }
  const keyOf = (revision: string): string => toKey(byRevision.get(revision) ?? home, revision)
  const homeOf = (namespace: string): ControlPlane => {
    const own = planes.filter((plane) => plane.namespace === namespace)
    return (own.includes(home) ? home : own[0]) ?? planes.find((plane) => discovers(plane, namespace)) ?? home
  }
  const ofNamespace = new Map<string, string>()
  for (const { name, labels: own } of mesh.raw('namespaces')) {
    const revision = revisionNameIn(own)
    ofNamespace.set(name, revision === undefined ? toKey(homeOf(name), undefined) : keyOf(resolve(revision)))
  }
  const ofLabel = new Map(labels.map((label) => [label, keyOf(resolve(label))]))
  const elsewhere = toKey(home, undefined)

  const key = JSON.stringify([[...ofNamespace].sort(), [...ofLabel], knowsTags, planes.map(({ revision }) => revision)])
  const kept = KEPT.get(mesh)
  if (kept?.key === key) return kept.views
  // The whole mesh is the view of the one control plane that there is, and of no one among several.
  const isOne = planes.length === 1 && scopes.size === 1
  const old = kept?.byKey ?? new Map<string, Mesh>()
  const toView = (name: string, scope: Scope): Mesh => {
    const same = old.get(name)
    return isOne ? mesh : same === undefined || same === mesh ? mesh.as(scope) : same
  }
  const byKey = new Map([...scopes].map(([name, scope]) => [name, toView(name, scope)]))
  const meshBy = (name: string | undefined): Mesh => byKey.get(name ?? elsewhere) ?? mesh
  const viewIn = (namespace: string): Mesh => meshBy(ofNamespace.get(namespace))
  const result: Views = {
    viewIn,
    viewOf: (object) => {
      const [label] = revisionLabel(object)
      const own = label === undefined ? undefined : ofLabel.get(label)
      return own === undefined ? viewIn(object.kindId === 'namespaces' ? object.name : object.namespace) : meshBy(own)
    },
    all: [...new Set(byKey.values())],
    shareReader: (a, b) => {
      const [[one = ''], [other = '']] = [revisionLabel(a), revisionLabel(b)]
      return scopes.get(ofLabel.get(one) ?? '')?.hidden.has(other) !== true
    },
  }
  KEPT.set(mesh, { key, views: result, byKey })
  return result
})

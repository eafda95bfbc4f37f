import { readRevisionTags } from '@/lib/istio/revision-tags'
import { compareText } from '@/lib/std/compare-text'
import type { CheckedObject, Labels } from './checked-object'
import { at, field, list, text, textOr } from './json'
import { derived, type Mesh } from './mesh'
import { readYaml } from './read-yaml'

/** One istiod and what it was told: a revision of Istio (D21). */
export interface ControlPlane {
  readonly revision: string
  /** Where its mesh configuration stands, or istiod itself. */
  readonly namespace: string
  /** The mesh configuration as JSON; undefined where none was found or it is no YAML. */
  readonly config: unknown
  readonly hasConfig: boolean
  readonly discoverySelectors: readonly unknown[]
  readonly ambientEnabled: boolean
  readonly scopesGatewaysToNamespace: boolean
}

export interface ControlPlanes {
  /** Whose facts count where no revision is said. */
  readonly home: ControlPlane
  /** By revision; of those that were told the same only the first, under all their names. */
  readonly byRevision: ReadonlyMap<string, ControlPlane>
  readonly istiods: readonly CheckedObject[]
  /** The revision that a name means: tags lead to one. */
  readonly resolve: (name: string) => string
}

/** What a namespace with `istio-injection=enabled` belongs to. */
const DEFAULT_REVISION = 'default'
/** More control planes than this are taken for the one of the mesh: each costs indexes of its own. */
const MOST = 16
const CONFIG = /^istio(-|$)/

/** The control planes of a cluster: its ConfigMaps `istio` and `istio-<revision>`, and the Deployments of istiod. */
export function controlPlanes(mesh: Mesh): ControlPlanes {
  return found(mesh.whole)
}

const found = derived((mesh): ControlPlanes => {
  const istiods = mesh.raw('deployments.apps').filter(({ labels }) => labels.app === 'istiod')
  const places = [
    ...(mesh.options.controlPlaneNamespaces ?? ['istio-system']),
    ...istiods.map(({ namespace }) => namespace).toSorted(compareText),
  ]
  const maps = configsOf(mesh.raw('configmaps'), places)
  const tags = readRevisionTags(mesh.raw('mutatingwebhookconfigurations.admissionregistration.k8s.io'))
  const resolve = (name: string): string => tags.get(name) ?? name
  const ztunnel = mesh.raw('daemonsets.apps').some(({ name }) => name === 'ztunnel')
  const deciding = maps.get(resolve(DEFAULT_REVISION)) ?? [...maps.values()][0]

  const describe = (revision: string): ControlPlane => {
    const map = maps.get(revision) ?? deciding
    const same = istiods.filter((istiod) => revisionOf(istiod) === revision)
    const own = same.length === 0 ? istiods : same
    const read = map === undefined ? undefined : readYaml(textOf(map))
    const config = read?.ok === true ? read.value : undefined
    return {
      revision,
      namespace: (maps.get(revision) ?? own[0] ?? map)?.namespace ?? places[0] ?? 'istio-system',
      config,
      hasConfig: map !== undefined,
      discoverySelectors: list(field(config, 'discoverySelectors')),
      ambientEnabled: ztunnel || own.some((one) => hasEnvironment(one, 'PILOT_ENABLE_AMBIENT')),
      scopesGatewaysToNamespace: own.some((one) => hasEnvironment(one, 'PILOT_SCOPE_GATEWAY_TO_NAMESPACE')),
    }
  }
  const home = describe(deciding === undefined ? resolve(DEFAULT_REVISION) : revisionNamed(deciding))
  const names = [...new Set([...maps.keys(), ...istiods.map(revisionOf)])].filter((name) => name !== home.revision)
  const distinct = new Map([[toldTo(home, maps, deciding), home]])
  const byRevision = new Map([[home.revision, home]])
  for (const name of names.toSorted(compareText).slice(0, MOST)) {
    const plane = describe(name)
    const told = toldTo(plane, maps, deciding)
    if (!distinct.has(told)) distinct.set(told, plane)
    byRevision.set(name, distinct.get(told) ?? plane)
  }
  return { home, byRevision, istiods, resolve }
})

/** By revision, of each the first in the order of the places; `istio` before all others of its place. */
function configsOf(maps: readonly CheckedObject[], places: readonly string[]): ReadonlyMap<string, CheckedObject> {
  const rank = new Map(places.map((place, i) => [place, -i] as const).toReversed())
  const own = maps
    .filter(
      ({ namespace, name, root }) =>
        rank.has(namespace) && CONFIG.test(name) && text(at(root, 'data', 'mesh')) !== undefined,
    ) // prettier-ignore
    .toSorted((a, b) => (rank.get(b.namespace) ?? 0) - (rank.get(a.namespace) ?? 0) || compareText(a.name, b.name))
  const byRevision = new Map<string, CheckedObject>()
  for (const map of own) if (!byRevision.has(revisionNamed(map))) byRevision.set(revisionNamed(map), map)
  return byRevision
}

/** Istiod reads the ConfigMap that is called after its revision. */
function revisionNamed({ name }: CheckedObject): string {
  return name.slice('istio-'.length) || DEFAULT_REVISION
}

function revisionOf({ labels }: CheckedObject): string {
  return textOr(labels['istio.io/rev']) || DEFAULT_REVISION
}

function textOf(map: CheckedObject): string {
  return textOr(at(map.root, 'data', 'mesh'))
}

/** Equal for control planes by which nothing is judged differently. */
function toldTo(
  { revision, namespace, ambientEnabled, scopesGatewaysToNamespace }: ControlPlane,
  maps: ReadonlyMap<string, CheckedObject>,
  deciding: CheckedObject | undefined,
): string {
  const map = maps.get(revision) ?? deciding
  return JSON.stringify([namespace, ambientEnabled, scopesGatewaysToNamespace, map === undefined ? '' : textOf(map)])
}

/** The name of the revision to which a namespace with these labels belongs, or a tag of it; undefined: none (D21). */
export function revisionNameIn(labels: Labels): string | undefined {
  const injection = labels['istio-injection']
  if (injection === 'enabled') return DEFAULT_REVISION
  const revision = labels['istio.io/rev'] ?? ''
  return injection === 'disabled' || revision === '' ? undefined : revision
}

/** Whether a container of an object with a pod template has an environment variable that is `true`. */
export function hasEnvironment(object: CheckedObject, name: string): boolean {
  const containers = list(at(object.spec, 'template', 'spec', 'containers'))
  return containers.some((container) =>
    list(field(container, 'env')).some((entry) => field(entry, 'name') === name && field(entry, 'value') === 'true'),
  )
}

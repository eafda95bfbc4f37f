import { JsonPlace } from '@/lib/istio/json-place'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import { compareText } from '@/lib/std/compare-text'
import { DEFINITION_STATES, type DefinitionRow, type DefinitionState } from './model'

const BUNDLE = 'gateway.networking.k8s.io/bundle-version'
const GROUPS = /\.(?:[a-z]+\.)?(?:istio\.io|gateway\.networking\.k8s\.io|inference\.networking\.k8s\.io)$/

/**
 * The definitions of Istio and the Gateway API among objects that nobody checked, and the kinds that Pharos reads and the cluster does
 * not know. What is wrong first, then by name.
 */
export function readDefinitions(objects: readonly unknown[]): readonly DefinitionRow[] {
  const found = objects.flatMap(readDefinition)
  const known = new Set(found.map(({ id }) => id))
  const missing = CONFIG_KINDS.filter((id) => !known.has(id)).map((id): DefinitionRow => ({
    id,
    state: 'missing',
    served: [],
    stored: [],
    bundle: null,
  }))
  return [...found, ...missing].toSorted(
    (a, b) => DEFINITION_STATES.indexOf(a.state) - DEFINITION_STATES.indexOf(b.state) || compareText(a.id, b.id),
  )
}

function readDefinition(object: unknown): readonly DefinitionRow[] {
  const place = JsonPlace.root(object, '')
  const id = place.field('metadata').field('name').text() ?? ''
  if (place.field('kind').text() !== 'CustomResourceDefinition' || !GROUPS.test(id)) return []
  const versions = place.field('spec').field('versions').items()
  const named = (wanted: 'served' | 'storage') =>
    versions.filter((one) => one.record()[wanted] === true).flatMap((one) => one.field('name').text() ?? [])
  const served = named('served')
  const told = place.field('status').field('storedVersions').texts()
  const stored = told.length === 0 ? named('storage') : told
  const bundle = place.field('metadata').field('annotations').textMap()[BUNDLE] ?? null
  return [{ id, state: stateOf(served, stored), served, stored, bundle }]
}

function stateOf(served: readonly string[], stored: readonly string[]): DefinitionState {
  if (served.length === 0) return 'unserved'
  return stored.every((version) => served.includes(version)) ? 'served' : 'stale'
}

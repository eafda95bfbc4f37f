import type { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { MeshLookup, Place } from './mesh-lookup'
import type { ObjectReference, ReferenceState, ReferenceWay } from './reference'

const ENTRIES = 'serviceentries.networking.istio.io'

/** An object that is read, and what its references are resolved with. */
export interface ReferenceReader {
  readonly lookup: MeshLookup
  /** The object's own. */
  readonly namespace: string
  readonly name: string
  readonly spec: JsonPlace
}

/** A host at a place: a service, the ServiceEntry that stands for it, or a name of nothing. */
export function hostReference(
  { lookup, namespace }: ReferenceReader,
  place: JsonPlace,
  by: ReferenceWay,
): readonly ObjectReference[] {
  const host = place.text()
  if (host === undefined || host === '') return []
  const { path } = place
  const service = lookup.serviceOf(host, namespace)
  if (service !== undefined && lookup.hasService(service))
    return [{ to: 'service', ...service, by, path, state: 'found' }]
  const entry = lookup.entryOf(host)
  if (entry !== undefined) return [{ to: ENTRIES, ...entry, by, path, state: 'found' }]
  // `a.b` may be a service of the mesh as well as a name outside: only where the namespace is there it is a service that is not.
  const inMesh = service !== undefined && (isPlainlyInside(host) || lookup.hasNamespace(service.namespace))
  if (inMesh) return [{ to: 'service', ...service, by, path, state: 'missing' }]
  return [{ to: 'host', namespace: '', name: host, by, path, state: 'outside' }]
}

function isPlainlyInside(host: string): boolean {
  return !host.includes('.') || host.includes('.svc')
}

/** An object of Istio or the Gateway API, by name. */
export function objectReference(
  { lookup }: ReferenceReader,
  to: ClusterKind,
  place: Place,
  written: { readonly by: ReferenceWay; readonly path: string },
): ObjectReference {
  return { to, ...place, ...written, state: stateOf(lookup.hasObject(to, place)) }
}

function stateOf(found: boolean | undefined): ReferenceState {
  return found === undefined ? 'unread' : found ? 'found' : 'missing'
}

/** The workloads that labels select; a selector that selects nothing is one reference to nothing. */
export function selectorReferences(
  { lookup }: ReferenceReader,
  place: JsonPlace,
  namespace: string | undefined,
): readonly ObjectReference[] {
  const labels = place.textMap()
  const words = Object.entries(labels)
  if (words.length === 0) return []
  const written = { by: 'selector', path: place.path } as const
  const selected = lookup.select(labels, namespace)
  if (selected.length > 0)
    return selected.map((workload) => ({ to: 'workload', ...workload, ...written, state: 'found' }))
  const name = words.map(([key, value]) => `${key}=${value}`).join(',')
  return [{ to: 'workload', namespace: namespace ?? '', name, ...written, state: 'missing' }]
}

/** What holds for a whole namespace, or from the root namespace for the mesh. */
export function scopeReference({ lookup, namespace }: ReferenceReader): ObjectReference {
  return namespace === lookup.rootNamespace
    ? { to: 'mesh', namespace: '', name: '', by: 'scope', path: 'spec', state: 'found' }
    : { to: 'namespace', namespace: '', name: namespace, by: 'scope', path: 'spec', state: 'found' }
}

const GATEWAY_API = 'gateway.networking.k8s.io'
/** Kind and group of a reference in the Gateway API's form → the kind that is meant. */
const NAMED: Readonly<Record<string, ClusterKind>> = {
  [`Gateway.${GATEWAY_API}`]: 'gateways.gateway.networking.k8s.io',
  [`GatewayClass.${GATEWAY_API}`]: 'gatewayclasses.gateway.networking.k8s.io',
  [`HTTPRoute.${GATEWAY_API}`]: 'httproutes.gateway.networking.k8s.io',
  [`GRPCRoute.${GATEWAY_API}`]: 'grpcroutes.gateway.networking.k8s.io',
  [`ListenerSet.${GATEWAY_API}`]: 'listenersets.gateway.networking.k8s.io',
  'ServiceEntry.networking.istio.io': ENTRIES,
  'InferencePool.inference.networking.k8s.io': 'inferencepools.inference.networking.k8s.io',
}

/**
 * A reference in the form of the Gateway API: `group`, `kind`, `namespace`, `name`, of which all but the name have defaults.
 *
 * @param usual what is meant where no kind is written.
 */
export function namedReference(
  reader: ReferenceReader,
  place: JsonPlace,
  by: ReferenceWay,
  usual: { readonly kind: string; readonly group: string },
): readonly ObjectReference[] {
  const name = place.field('name').text()
  if (name === undefined || name === '') return []
  const kind = place.field('kind').text() ?? usual.kind
  const group = place.field('group').text() ?? (kind === usual.kind ? usual.group : '')
  const target = { namespace: place.field('namespace').text() ?? reader.namespace, name }
  const path = place.field('name').path
  if (kind === 'Service' && (group === '' || group === 'core')) {
    return [{ to: 'service', ...target, by, path, state: reader.lookup.hasService(target) ? 'found' : 'missing' }]
  }
  if (kind === 'Secret') return [{ to: 'secret', ...target, by, path, state: 'unread' }]
  if (kind === 'Hostname') return hostReference(reader, place.field('name'), by)
  const id = NAMED[`${kind}.${group}`]
  if (id === undefined) return [{ to: 'other', ...target, name: `${kind} ${name}`, by, path, state: 'unread' }]
  const known = id === 'gatewayclasses.gateway.networking.k8s.io' ? { namespace: '', name } : target
  return [objectReference(reader, id, known, { by, path })]
}

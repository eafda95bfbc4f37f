import type { JsonPlace } from '@/lib/istio/json-place'
import type { ObjectReference } from './reference'
import {
  hostReference,
  namedReference,
  objectReference,
  type ReferenceReader,
  scopeReference,
  selectorReferences,
} from './resolve'

type References = readonly ObjectReference[]

const GATEWAYS = 'gateways.networking.istio.io'
const RULES = 'destinationrules.networking.istio.io'

/** Hosts, gateways, destinations with their subsets, mirrors and delegates. */
export function virtualServiceReferences(reader: ReferenceReader): References {
  const { spec } = reader
  const http = spec.field('http').items()
  const others = [...spec.field('tcp').items(), ...spec.field('tls').items()]
  return [
    ...spec.field('hosts').items().flatMap((host) => hostReference(reader, host, 'host')), // prettier-ignore
    ...spec.field('gateways').items().flatMap((gateway) => gatewayReference(reader, gateway)), // prettier-ignore
    ...[...http, ...others].flatMap(
      (route) =>
      route.field('route').items().flatMap((one) => destination(reader, one.field('destination'), 'destination')), // prettier-ignore
    ),
    ...http.flatMap((route) => [
      ...destination(reader, route.field('mirror'), 'mirror'),
      ...route.field('mirrors').items().flatMap((one) => destination(reader, one.field('destination'), 'mirror')), // prettier-ignore
      ...delegate(reader, route.field('delegate')),
    ]),
  ]
}

/** `mesh` is every sidecar, and no gateway; `NAME` is one of the own namespace. */
function gatewayReference(reader: ReferenceReader, place: JsonPlace): References {
  const text = place.text()
  if (text === undefined || text === '' || text === 'mesh') return []
  const [first = '', second] = text.split('/', 2)
  const target =
    second === undefined ? { namespace: reader.namespace, name: first } : { namespace: first, name: second }
  return [objectReference(reader, GATEWAYS, target, { by: 'gateway', path: place.path })]
}

function destination(reader: ReferenceReader, place: JsonPlace, by: 'destination' | 'mirror'): References {
  const subset = place.field('subset').text()
  const host = place.field('host').text()
  const own = hostReference(reader, place.field('host'), by)
  if (subset === undefined || subset === '' || host === undefined) return own
  const path = place.field('subset').path
  const rule = reader.lookup.subsetOf(host, reader.namespace, subset)
  if (rule === undefined) {
    return [...own, { to: RULES, namespace: '', name: `${host}/${subset}`, by: 'subset', path, state: 'missing' }]
  }
  const { namespace, name, found } = rule
  return [...own, { to: RULES, namespace, name, by: 'subset', path, state: found ? 'found' : 'missing' }]
}

function delegate(reader: ReferenceReader, place: JsonPlace): References {
  const name = place.field('name').text()
  if (name === undefined) return []
  const namespace = place.field('namespace').text() ?? reader.namespace
  const written = { by: 'delegate', path: place.field('name').path } as const
  return [objectReference(reader, 'virtualservices.networking.istio.io', { namespace, name }, written)]
}

export function destinationRuleReferences(reader: ReferenceReader): References {
  const { spec, namespace } = reader
  return [
    ...hostReference(reader, spec.field('host'), 'host'),
    ...selectorReferences(reader, spec.field('workloadSelector').field('matchLabels'), namespace),
  ]
}

/** Selects in every namespace. Secrets are not read: their names are told. */
export function gatewayReferences(reader: ReferenceReader): References {
  const { spec } = reader
  const secrets = spec.field('servers').items().map((server) => server.field('tls').field('credentialName')) // prettier-ignore
  return [
    ...selectorReferences(reader, spec.field('selector'), undefined),
    ...secrets.flatMap((place): References => {
      const name = place.text()
      if (name === undefined || name === '') return []
      return [{ to: 'secret', namespace: '', name, by: 'certificate', path: place.path, state: 'unread' }]
    }),
  ]
}

export function serviceEntryReferences(reader: ReferenceReader): References {
  const { spec, namespace } = reader
  return [
    ...selectorReferences(reader, spec.field('workloadSelector').field('labels'), namespace),
    ...spec.field('hosts').items().flatMap((host): References => {
      const name = host.text()
      return name === undefined ? [] : [{ to: 'host', namespace: '', name, by: 'host', path: host.path, state: 'found' }]
    }), // prettier-ignore
  ]
}

/** Sidecar, EnvoyFilter: some workloads of the namespace, or all of it. */
export function workloadSelectorReferences(reader: ReferenceReader): References {
  return narrowed(reader, reader.spec.field('workloadSelector').field('labels'))
}

/** Policies, Telemetry, WasmPlugin and their like: what they target, else select, else the whole namespace. */
export function policyReferences(reader: ReferenceReader): References {
  return narrowed(reader, reader.spec.field('selector').field('matchLabels'))
}

function narrowed(reader: ReferenceReader, labels: JsonPlace): References {
  const { spec, lookup, namespace } = reader
  const targets = [...spec.field('targetRefs').items(), spec.field('targetRef')].filter(({ present }) => present)
  if (targets.length > 0) {
    const usual = { kind: 'Gateway', group: 'gateway.networking.k8s.io' }
    return targets.flatMap((target) => namedReference(reader, target, 'target', usual))
  }
  // What stands in the root namespace selects in all of them.
  const selected = selectorReferences(reader, labels, namespace === lookup.rootNamespace ? undefined : namespace)
  return selected.length > 0 ? selected : [scopeReference(reader)]
}

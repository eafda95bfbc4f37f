import type { JsonPlace } from '@/lib/istio/json-place'
import type { ObjectReference } from './reference'
import { namedReference, objectReference, type ReferenceReader, selectorReferences } from './resolve'

type References = readonly ObjectReference[]

const GATEWAY = { kind: 'Gateway', group: 'gateway.networking.k8s.io' }
const SERVICE = { kind: 'Service', group: '' }
const SECRET = { kind: 'Secret', group: '' }
/** The deployment that a controller makes for a Gateway carries it. */
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'

/** Its class, certificates, and the workloads that run it. */
export function kubernetesGatewayReferences(reader: ReferenceReader): References {
  const { spec, lookup, namespace, name } = reader
  const classPlace = spec.field('gatewayClassName')
  const className = classPlace.text()
  const classes: References =
    className === undefined
      ? []
      : [
          objectReference(
            reader,
            'gatewayclasses.gateway.networking.k8s.io',
            { namespace: '', name: className },
            { by: 'class', path: classPlace.path },
          ),
        ]
  const running = lookup.select({ [GATEWAY_NAME]: name }, namespace)
  return [
    ...running.map((workload): ObjectReference => ({
      to: 'workload',
      ...workload,
      by: 'selector',
      path: 'metadata.name',
      state: 'found',
    })),
    ...classes,
    ...certificates(reader),
  ]
}

/** Listeners that are added to a Gateway. */
export function listenerSetReferences(reader: ReferenceReader): References {
  return [...namedReference(reader, reader.spec.field('parentRef'), 'parent', GATEWAY), ...certificates(reader)]
}

function certificates(reader: ReferenceReader): References {
  return reader.spec
    .field('listeners')
    .items()
    .flatMap((listener) => listener.field('tls').field('certificateRefs').items())
    .flatMap((place) => namedReference(reader, place, 'certificate', SECRET))
}

/** Parents, backends, and what requests are copied to. */
export function routeReferences(reader: ReferenceReader): References {
  const { spec } = reader
  const rules = spec.field('rules').items()
  const filtersOf = (place: JsonPlace) => place.field('filters').items()
  return [
    ...spec.field('parentRefs').items().flatMap((parent) => namedReference(reader, parent, 'parent', GATEWAY)), // prettier-ignore
    ...rules.flatMap(
      (rule) =>
      rule.field('backendRefs').items().flatMap((backend) => namedReference(reader, backend, 'backend', SERVICE)), // prettier-ignore
    ),
    ...rules.flatMap(filtersOf).flatMap((filter) =>
      namedReference(reader, filter.field('requestMirror').field('backendRef'), 'mirror', SERVICE),
    ), // prettier-ignore
  ]
}

/** Whom it lets in, and to what. */
export function referenceGrantReferences({ spec, lookup, namespace }: ReferenceReader): References {
  return [
    ...spec.field('from').items().flatMap((from): References => {
      const place = from.field('namespace')
      const name = place.text()
      if (name === undefined) return []
      const state = lookup.hasNamespace(name) ? 'found' : 'missing'
      return [{ to: 'namespace', namespace: '', name, by: 'grant', path: place.path, state }]
    }), // prettier-ignore
    ...spec.field('to').items().flatMap((to): References => {
      const name = to.field('name').text()
      if (name === undefined || to.field('kind').text() !== 'Service') return []
      const state = lookup.hasService({ namespace, name }) ? 'found' : 'missing'
      return [{ to: 'service', namespace, name, by: 'target', path: to.field('name').path, state }]
    }), // prettier-ignore
  ]
}

export function backendTlsPolicyReferences(reader: ReferenceReader): References {
  return reader.spec.field('targetRefs').items().flatMap((target) => namedReference(reader, target, 'target', SERVICE)) // prettier-ignore
}

/** Its pods, and the service that picks one of them for each request. */
export function inferencePoolReferences(reader: ReferenceReader): References {
  const { spec, namespace } = reader
  return [
    ...selectorReferences(reader, spec.field('selector').field('matchLabels'), namespace),
    ...[spec.field('endpointPickerRef'), spec.field('extensionRef')].flatMap((place) =>
      namedReference(reader, place, 'target', SERVICE),
    ),
  ]
}

import type { ServiceFacts, ServicePort } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { healthAnnotation } from './health-annotation'
import type { MeshSettings } from './mesh-settings'
import { pickLabel } from './pick-label'
import { indexSelectables, type Selectable, selectedNames } from './selector-index'

export function buildServices(
  objects: readonly ClusterObject[],
  selectables: readonly Selectable[],
  { appLabels }: MeshSettings,
): readonly ServiceFacts[] {
  const selectors = objects.map(({ spec }) => readSelector(JsonPlace.root(spec, 'spec')))
  const select = indexSelectables(selectables, selectors)
  return objects.map(({ metadata }, i) => {
    const { namespace, name, labels } = metadata
    const selector = selectors[i] ?? {}
    return {
      namespace,
      name,
      app: pickLabel(labels, appLabels) ?? pickLabel(selector, appLabels),
      labels,
      workloads: selectedNames(select(selector, namespace), (one) => one.name),
      ports: readPorts(objects[i]?.spec),
      healthAnnotation: healthAnnotation(metadata),
    }
  })
}

/** A name for something outside selects nothing, whatever stands beside it. */
function readSelector(spec: JsonPlace): Readonly<Record<string, string>> {
  return spec.field('type').text() === 'ExternalName' ? {} : spec.field('selector').textMap()
}

function readPorts(spec: unknown): readonly ServicePort[] {
  return JsonPlace.root(spec, 'spec')
    .field('ports')
    .items()
    .flatMap((port) => {
      const number = port.field('port').number()
      if (number === undefined) return []
      const name = port.field('name').text() ?? null
      const declared = port.field('appProtocol').text() ?? name?.split('-')[0]
      const transport = port.field('protocol').text() === 'UDP' ? 'UDP' : null
      return [{ number, name, protocol: transport ?? istioProtocol(declared) }]
    })
}

/** The prefixes of port names and the values of `appProtocol` that Istio knows. */
const PROTOCOLS = ['http', 'http2', 'https', 'tcp', 'tls', 'grpc', 'grpc-web', 'mongo', 'mysql', 'redis', 'udp']
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/h2c', 'http2'],
  ['kubernetes.io/ws', 'http'],
  ['kubernetes.io/wss', 'https'],
])

function istioProtocol(declared: string | undefined): string | null {
  const word = declared?.toLowerCase() ?? ''
  const known = ALIASES.get(word) ?? (PROTOCOLS.includes(word) ? word : undefined)
  return known?.toUpperCase() ?? null
}

import { freeName } from '@/lib/std/free-name'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { printYaml } from '@/lib/yaml/print-yaml'
import type { MadeKind, WizardKind } from './wizard-form'

type Routing = Pick<ServiceRouting, 'namespace' | 'name' | 'objects' | 'gateways' | 'services'>

const WIRE: Readonly<Record<MadeKind, readonly [apiVersion: string, kind: string]>> = {
  'virtualservices.networking.istio.io': ['networking.istio.io/v1', 'VirtualService'],
  'destinationrules.networking.istio.io': ['networking.istio.io/v1', 'DestinationRule'],
  'httproutes.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  'grpcroutes.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  'gateways.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1', 'Gateway'],
}

/** An object that is not there yet, and does nothing by itself: it routes as Kubernetes does. */
export interface NewTarget {
  readonly kind: WizardKind
  readonly namespace: string
  readonly name: string
  /** YAML. */
  readonly text: string
}

/** @param gateway the Gateway that a route is attached to; without it: calls within the mesh */
export function newTarget(kind: MadeKind, routing: Routing, gateway?: string): NewTarget {
  const { namespace, objects, gateways } = routing
  const ending = kind === 'gateways.gateway.networking.k8s.io' ? '-gateway' : ''
  // What concerns other services only is not known here: the dry run says so.
  const taken = [...objects, ...gateways].flatMap((one) =>
    one.kind === kind && one.namespace === namespace ? [one.name] : [],
  )
  const name = freeName(`${routing.name}${ending}`, taken)
  const [apiVersion, wireKind] = WIRE[kind]
  const spec = specOf(kind, routing, gateway)
  return { kind, namespace, name, text: printYaml({ apiVersion, kind: wireKind, metadata: { name, namespace }, spec }) }
}

function specOf(kind: MadeKind, { name, services: [{ ports }] }: Routing, gateway: string | undefined): JsonRecord {
  const [port] = ports
  const number: JsonRecord = port === undefined ? {} : { port: port.number }
  switch (kind) {
    case 'virtualservices.networking.istio.io':
      return { hosts: [name], http: [{ route: [{ destination: { host: name } }] }] }
    case 'destinationrules.networking.istio.io':
      return { host: name }
    case 'gateways.gateway.networking.k8s.io':
      return {
        gatewayClassName: 'istio',
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }],
      }
    default: {
      const parent: Json = gateway === undefined ? { group: '', kind: 'Service', name, ...number } : { name: gateway }
      return { parentRefs: [parent], rules: [{ backendRefs: [{ name, ...number }] }] }
    }
  }
}

import type { ServicePort } from '@/lib/graph/facts'
import type { Through } from '@/lib/mesh/details/model'

/** What routes a service today, and what a new route could lead to. Times are ISO 8601. */

/** The kinds that route a service, or make the subsets that routes name. */
export const ROUTING_KINDS = [
  'virtualservices.networking.istio.io',
  'destinationrules.networking.istio.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'tcproutes.gateway.networking.k8s.io',
  'tlsroutes.gateway.networking.k8s.io',
] as const
export type RoutingKind = (typeof ROUTING_KINDS)[number]

interface Place {
  readonly namespace: string
  readonly name: string
}

/** An object that concerns the service. */
export interface ConcernedObject extends Place {
  readonly kind: RoutingKind
  /** `host` and `parent`: it is about the service · `destination`: it sends some requests to it. */
  readonly through: Through
  /** A controller makes it: it is read, and not edited. */
  readonly generated: boolean
}

/** The kinds at which requests from outside come in. */
export const GATEWAY_KINDS = ['gateways.gateway.networking.k8s.io', 'gateways.networking.istio.io'] as const
export type GatewayKind = (typeof GATEWAY_KINDS)[number]

/** A gateway that a route of the service names. */
export interface NamedGateway extends Place {
  readonly kind: GatewayKind
  /** A controller makes it: it is read, and not edited. */
  readonly generated: boolean
}

/** An object as the API server holds it now. */
export interface LiveText {
  /** In what version it was read: `networking.istio.io/v1`. */
  readonly apiVersion: string
  /** As the page of the object shows it: YAML without `status` and `managedFields`; the `before` of an edit. */
  readonly text: string
  /** What the user lacks to change it, as `patch httproutes.gateway.networking.k8s.io`; null: nothing. */
  readonly missingRight: string | null
  /** The same to delete it. */
  readonly missingDeleteRight: string | null
}
export type RoutingObjectText = ConcernedObject & LiveText
export type GatewayText = NamedGateway & LiveText

/** A workload behind a service. */
export interface ServiceVersion {
  readonly workload: Place
  readonly version: string | null
  /** The label of its pods that says the version; null: none does. */
  readonly versionLabel: { readonly key: string; readonly value: string } | null
  readonly labels: Readonly<Record<string, string>>
  readonly readyPods: number
  readonly desiredPods: number
}

/** A service of Kubernetes that is routed to, or could be. */
export interface RoutedService extends Place {
  readonly ports: readonly ServicePort[]
  /** By the workload's name. */
  readonly versions: readonly ServiceVersion[]
  /** What DestinationRules about it call subsets, in their order. */
  readonly subsets: readonly {
    readonly name: string
    readonly labels: Readonly<Record<string, string>>
    readonly rule: Place
  }[]
}

/** `GET /api/services/{namespace}/{name}/routing` */
export interface ServiceRouting extends Place {
  readonly now: string
  readonly cluster: string
  /** In which `NAME.NAMESPACE.svc.DOMAIN` is a service. */
  readonly domain: string
  /** What concerns the service, the narrowest first. */
  readonly objects: readonly RoutingObjectText[]
  /** The gateways that routes of the service name and that are there, in the order of the routes. */
  readonly gateways: readonly GatewayText[]
  /** There are more objects and gateways than are read. */
  readonly moreObjects: number
  /**
   * The service itself first, then those to which its objects send requests or that lead to some of its workloads only,
   * as far as the user may see them.
   */
  readonly services: readonly [RoutedService, ...RoutedService[]]
  /** What a new route should be written in, and why: what routes it today (`object`), a waypoint, or neither. */
  readonly newRoute: {
    readonly api: 'istio' | 'gateway-api'
    readonly because: 'routes' | 'waypoint' | 'usual'
    readonly object: (Place & { readonly kind: RoutingKind }) | null
  }
  /** Its pods are reached by ztunnel alone, which acts on no rule about HTTP. */
  readonly ambientWithoutWaypoint: boolean
  /** What the user lacks to create such an object in the service's namespace, of each kind; null: nothing. */
  readonly createRights: readonly { readonly kind: RoutingKind; readonly missingRight: string | null }[]
  /** Kinds that could not be read, so that objects may be missing here. */
  readonly unread: readonly string[]
  /** Kinds that the cluster does not serve. */
  readonly absent: readonly RoutingKind[]
  /** The user may not see all namespaces: what lies in the others is left out. */
  readonly limited: boolean
}

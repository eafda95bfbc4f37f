import type { RouteRule } from '@/lib/mesh/details/routing-model'
import type { RoutingObjectText } from '@/lib/url/routing-types'

/** What becomes of the objects that route a service when its routing is deleted. */

export interface ObjectPlace {
  readonly namespace: string
  readonly name: string
}

/** What a DestinationRule holds; each in the order in which it is first found. */
export interface CarriedPolicies {
  readonly subsets: readonly string[]
  readonly policies: readonly CarriedPolicy[]
  /** Modes as written, for all endpoints, single ports or subsets: `ISTIO_MUTUAL`. */
  readonly tls: readonly string[]
}

export const CARRIED_POLICIES = [
  'loadBalancer',
  'connectionPool',
  'outlierDetection',
  'tls',
  'tunnel',
  'proxyProtocol',
  'retryBudget',
] as const
export type CarriedPolicy = (typeof CARRIED_POLICIES)[number]

/**
 * Why an object stays.
 * `generated`: a controller makes it · `unreadable`: its text, or what it is about, cannot be read · `right`: the user lacks it ·
 * `wildcard`: it is about many hosts, this one among them · `destination`: it is about other hosts or gateways, and the service is only
 * where it sends requests · `delegate`: it has no hosts, for others hand requests over to it · `subsets`: routes that stay send requests
 * to subsets that it defines · `notKnown`: a route that stays cannot be read, and may do so
 */
export type StayReason =
  | { readonly why: 'generated' | 'unreadable' | 'delegate' }
  | { readonly why: 'right'; readonly right: string }
  /** `names`: hosts, or parents where a route has no hosts of its own. */
  | { readonly why: 'wildcard' | 'destination'; readonly names: readonly string[] }
  | { readonly why: 'subsets'; readonly names: readonly string[]; readonly by: readonly RoutingObjectText[] }
  | { readonly why: 'notKnown'; readonly by: readonly RoutingObjectText[] }

/** What deleting, or changing, an object takes away. */
export interface TakenAway {
  /** What is about the service: its hosts, or the parents that are the service. */
  readonly own: readonly string[]
  /** Gateways of Istio to which it is bound. */
  readonly gateways: readonly ObjectPlace[]
  /** It acts on calls within the mesh, not at gateways alone. */
  readonly inMesh: boolean
}

export type Verdict = { readonly object: RoutingObjectText } & (
  | ({
      readonly fate: 'goes'
      /** Of a route, in its order. */
      readonly rules: readonly RouteRule[]
      /** Of a DestinationRule; null: it is a route. */
      readonly carried: CarriedPolicies | null
    } & TakenAway)
  /** It stays for `others`, and is no longer about the service. */
  | ({ readonly fate: 'trimmed'; readonly others: readonly string[]; readonly after: string } & TakenAway)
  | { readonly fate: 'stays'; readonly reason: StayReason }
)

/** Names an object among those that route a service. */
export function objectId({ kind, namespace, name }: Pick<RoutingObjectText, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace}/${name}`
}

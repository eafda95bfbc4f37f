import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { JsonRecord } from '@/lib/std/json'
import type { RouteRule } from '@/lib/mesh/details/routing-model'
import type { RoutingKind, RoutingObjectText, ServiceVersion } from '@/lib/url/routing-types'

/** Why the shares of a rule cannot be set here; the text of the object can always be edited. */
export type SplitRefusal =
  /** The text is not one object of YAML, or something else stands in the rule than its kind has there. */
  | 'shape'
  /** Another VirtualService goes on. */
  | 'delegate'
  /** The proxy answers by itself. */
  | 'redirect'
  | 'nowhere'
  /** Of several destinations of a VirtualService some have no weight, or all have 0: Istio refuses it, or nobody knows the shares. */
  | 'weights'
  /** A weight is no whole number from 0 on. */
  | 'weight'
  /** A subset that no DestinationRule defines, called like no version. */
  | 'subset'
  /** A controller makes the object. */
  | 'generated'

/** One destination of a rule. */
export interface SplitDestination {
  /** Of the rule: its place in the list, or `new:VERSION`. */
  readonly id: string
  /** How people call it, as the words of a change do: `reviews v2`. */
  readonly label: string
  /** Null: not a service of the cluster, or none that may be seen. */
  readonly service: { readonly namespace: string; readonly name: string } | null
  readonly subset: string | null
  /** Null: absent. */
  readonly weight: number | null
  /** The workloads that it reaches; null: not known. */
  readonly versions: readonly ServiceVersion[] | null
  /** No DestinationRule defines its subset: the version that is called like it and can become it, or `unknown`; null: nothing is missing. */
  readonly missingSubset: ServiceVersion | 'unknown' | null
  /** Of one that is not in the object yet: what is written, without its weight. */
  readonly added?: JsonRecord
}

/** One rule of an object, as a split. */
export interface SplitRule {
  /** Of the address: `virtualservices/bookinfo/reviews/http/0`. */
  readonly id: string
  readonly object: RoutingObjectText
  /** Where it stands in the object. */
  readonly steps: JsonSteps
  readonly rule: RouteRule
  readonly destinations: readonly SplitDestination[]
  /** A rule before it takes all requests, so that this one gets none. */
  readonly hidden: boolean
  /** A rule before it may take some of the requests. */
  readonly later: boolean
  readonly refusal: SplitRefusal | null
  /** The object is not there yet; its text is what it begins with. */
  readonly isNew?: true
}

/** Weights of a VirtualService are percentages; those of the Gateway API are parts of their sum. */
export function hasPercentages(kind: RoutingKind): boolean {
  return kind === 'virtualservices.networking.istio.io'
}

/** What an object does with requests to a service, rule by rule, as it is written. */

export const CONDITION_SUBJECTS = [
  'path',
  'method',
  'header',
  'query',
  'authority',
  'scheme',
  'port',
  'gateway',
  'sourceLabel',
  'sourceNamespace',
  'sni',
  'subnet',
] as const

export interface Condition {
  readonly subject: (typeof CONDITION_SUBJECTS)[number]
  /** Of a header, query parameter or label. */
  readonly name: string | null
  readonly how: 'is' | 'begins' | 'matches' | 'present' | 'isNot'
  readonly value: string
}

export interface RouteTarget {
  readonly host: string
  readonly subset: string | null
  /** Share of the rule's requests; null where the weights make none. */
  readonly percent: number | null
}

export interface RouteRule {
  /** One of these must hold, and of it all conditions; empty: every request. */
  readonly matches: readonly (readonly Condition[])[]
  readonly targets: readonly RouteTarget[]
  /** As written: `500ms`. */
  readonly timeout: string | null
  readonly retries: { readonly attempts: number | null; readonly perTry: string | null } | null
  readonly delay: { readonly percent: number; readonly duration: string } | null
  readonly abort: { readonly percent: number; readonly status: string } | null
  readonly mirrors: readonly RouteTarget[]
  readonly redirect: string | null
  readonly rewrite: string | null
  /** Answered by the proxy itself. */
  readonly answer: string | null
  /** Another VirtualService goes on: `NAMESPACE/NAME`. */
  readonly delegate: string | null
}

export interface RoutingObject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly protocol: 'http' | 'tcp'
  /** As written; empty: calls inside the mesh. */
  readonly gateways: readonly string[]
  readonly rules: readonly RouteRule[]
}

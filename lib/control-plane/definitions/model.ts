/**
 * `missing`: the cluster does not know the kind · `stale`: objects are stored in a version that is not served any more, so that they
 * cannot be read · `unserved`: no version is served.
 */
export const DEFINITION_STATES = ['stale', 'unserved', 'missing', 'served'] as const
export type DefinitionState = (typeof DEFINITION_STATES)[number]

/** How the cluster knows a kind of Istio or of the Gateway API. */
export interface DefinitionRow {
  /** `virtualservices.networking.istio.io`. */
  readonly id: string
  readonly state: DefinitionState
  /** Versions in which objects can be read and written. */
  readonly served: readonly string[]
  /** In which objects may be stored. */
  readonly stored: readonly string[]
  /** The release of the Gateway API that it is of; null: it does not say, as those of Istio. */
  readonly bundle: string | null
}

import type { MtlsPreview } from '@/lib/istio/mtls/preview-mtls'

/** What a change of mutual TLS would do, as far as the user may see. */
export interface MtlsOutlook extends MtlsPreview {
  readonly seen: {
    /** How far back the traffic was looked at. */
    readonly seconds: number
    /** Why traffic is missing; null: nothing is. */
    readonly reason: string | null
  }
  /** The user may not see all namespaces: there may be more. */
  readonly limited: boolean
}

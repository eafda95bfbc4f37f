import type { Expiry } from './judge-expiry'

// What `GET /api/mesh/certificates` answers. Times are ISO 8601 UTC.

/** A certificate as it is read; whether it holds is judged by a moment (`judgeExpiry`). */
export interface Certificate {
  /** Its name in one line: `O=cluster.local`. Empty where it has none. */
  readonly subject: string
  readonly issuer: string
  readonly from: string
  readonly until: string
  /** Hexadecimal. */
  readonly serial: string
  /** SHA-256, hexadecimal with colons. */
  readonly fingerprint: string
  /** Kind and size: `RSA 2048`, `EC prime256v1`. */
  readonly key: string
}

export interface JudgedCertificate extends Certificate {
  readonly expiry: Expiry
  /** Whole days, rounded down; negative once it has ended. */
  readonly daysLeft: number
}

/** A text of certificates, one after the other, as it was read. */
export interface ReadBundle {
  readonly certificates: readonly Certificate[]
  /** Parts that say they are certificates and are none; 1 where the whole text holds none. */
  readonly unreadable: number
}

/**
 * How the roots of some namespaces compare with those of the control plane: `same` · `shares`: at least one is common, as while a
 * root is rotated · `differs`: none is, so that proxies there trust nobody of the mesh · `unknown`: the control plane's are not known.
 */
export const ROOT_RELATIONS = ['differs', 'shares', 'unknown', 'same'] as const
export type RootRelation = (typeof ROOT_RELATIONS)[number]

/** Namespaces that were given the same roots. */
export interface RootGroup {
  /** Equal after a refresh, as long as the roots are. */
  readonly id: string
  /** The first to end stands first. */
  readonly certificates: readonly JudgedCertificate[]
  readonly unreadable: number
  readonly relation: RootRelation
  /** Sorted; those that the user may see. */
  readonly namespaces: readonly string[]
}

/** Whether a webhook's caBundle holds a root of the control plane: `empty` where it has none yet, `unknown` where the roots are. */
export const WEBHOOK_TRUSTS = ['differs', 'unreadable', 'empty', 'unknown', 'trusts'] as const
export type WebhookTrust = (typeof WEBHOOK_TRUSTS)[number]

export interface TrustingWebhook {
  readonly kind: 'injector' | 'validator'
  /** Of the configuration that it stands in. */
  readonly configuration: string
  readonly name: string
  readonly trust: WebhookTrust
}

/** Until when what istiod signs with holds, as it says in its metrics. */
export interface IstiodExpiry {
  readonly instance: string
  /** Null: it does not say. */
  readonly root: ExpiryDate | null
  /** Of the first certificate to end on the way from its own to the root. */
  readonly chain: ExpiryDate | null
}

export interface ExpiryDate {
  readonly until: string
  readonly expiry: Expiry
  readonly daysLeft: number
}

export interface CertificatesAnswer {
  readonly now: string
  readonly cluster: string
  /** The worst first. */
  readonly roots: readonly RootGroup[]
  /** Null: the user may not see the control plane, and `missing` says what it takes. */
  readonly controlPlane: {
    readonly namespace: string
    readonly istiod: readonly IstiodExpiry[]
    readonly webhooks: readonly TrustingWebhook[]
  } | null
  readonly missing: string | null
  /** What could not be read, in sentences. */
  readonly notes: readonly string[]
  /** The user does not see all namespaces. */
  readonly limited: boolean
}

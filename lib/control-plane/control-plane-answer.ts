import type { WebhookTrust } from './certificates/model'
import type { DefinitionRow } from './definitions/model'
import type { ConfigDifference } from './mesh-config/diff-mesh-config'
import type { MeshMtls } from './mtls/model'
import type { IstiodWebhook } from './webhooks/read-webhooks'

/**
 * Where a mesh configuration was read: istiod itself says what it goes by; of the ConfigMap it is reckoned, over the defaults of Istio;
 * `defaults`: neither is known.
 */
export type ConfigOrigin = 'istiod' | 'config-map' | 'defaults'

export interface ControlPlaneConfig {
  readonly origin: ConfigOrigin
  /** The name under which the ConfigMap is looked for. */
  readonly configMap: string
  /** Why it is not from istiod, or could not be read; null: nothing is to be said. */
  readonly note: string | null
  /** Effective, as YAML; what may be a secret is masked. */
  readonly yaml: string
  readonly differences: readonly ConfigDifference[]
  readonly trustDomain: string
  readonly trustDomainAliases: readonly string[]
  readonly outbound: 'allow-any' | 'registry-only'
  /** As Istio writes it: `TLSV1_2`. */
  readonly minimumTls: string
}

/** A webhook through which the API server asks istiod, and whether that can work. */
export interface JudgedWebhook extends Omit<IstiodWebhook, 'authority'> {
  readonly trust: WebhookTrust
  /** Pods behind its Service that are available; null: it asks none, or nobody may know. */
  readonly endpoints: number | null
}

/** `GET /api/mesh/control-plane`. */
export interface ControlPlaneAnswer {
  /** ISO 8601, of the metric store. */
  readonly now: string
  readonly cluster: string
  readonly namespace: string
  readonly revision: string
  /** Names that stand for the revision, sorted. */
  readonly tags: readonly string[]
  readonly version: string | null
  /** Of the Deployment. */
  readonly name: string
  readonly available: number
  readonly desired: number
  readonly config: ControlPlaneConfig
  readonly mtls: MeshMtls
  readonly webhooks: readonly JudgedWebhook[]
  /** Null: Pharos may not list them, or has not yet. */
  readonly definitions: readonly DefinitionRow[] | null
  /** What could not be read, in sentences. */
  readonly notes: readonly string[]
  /** The user does not see all namespaces. */
  readonly limited: boolean
}

import type { Severity } from './finding'
import type { KindId } from './model/kinds'

/** How objects are judged (config-checks.md 1.3). What is left out has the default that stands with it. */
export interface AnalyzeOptions {
  /** Kinds of which everything that exists is in the input, so that absence proves something; `*` by default. */
  readonly complete?: '*' | readonly KindId[]
  /** The Secrets that name remote clusters are all in the input, even where Secrets are not complete. */
  readonly knowsRemoteClusters?: boolean
  /** Slugs, `kind/*`, or codes. */
  readonly disable?: readonly string[]
  /** Switches on what is off by default. */
  readonly enable?: readonly string[]
  /** By slug. */
  readonly severity?: Readonly<Record<string, Severity>>
  readonly skipWildcardGatewayHosts?: boolean
  /** Class names known besides the GatewayClasses of the input. */
  readonly gatewayClasses?: readonly string[]
  /** `CODE=Kind name.namespace`, `*` stands for any text. */
  readonly suppress?: readonly string[]
  /** Report only these; all objects are read all the same. */
  readonly namespaces?: readonly string[]
  /** `cluster.local` by default. */
  readonly clusterDomain?: string
  /** Where the mesh configuration does not say it; the first control-plane namespace by default. */
  readonly rootNamespace?: string
  /** Where mesh configuration is looked for; `istio-system` by default. */
  readonly controlPlaneNamespaces?: readonly string[]
  readonly kubernetesVersion?: string
  readonly minKubernetesVersion?: string
  /** The previous minor version of Istio (`1.21`), for what changes with an upgrade. */
  readonly fromVersion?: string
  /** Unix seconds, for certificates. Absent: their dates are not judged. */
  readonly now?: number
}

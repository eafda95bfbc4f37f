import type { TrustingWebhook } from '@/lib/control-plane/certificates/model'
import type { MeshEntry } from '@/lib/mesh/find-entry'
import type { ErrorCode } from '@/lib/ports/pharos-error'
import type { Source } from '@/lib/url/api-types'

/** Why a source gave no answer, as plain data. */
export interface SourceFailure {
  readonly code: ErrorCode
  readonly message: string
  /** Node's code of the connection's error: `ENOTFOUND`. */
  readonly cause: string | null
  /** Of HTTP. */
  readonly status: number | null
  /** Content type of what was answered. */
  readonly type: string | null
  /** The source's own words, cut and scrubbed. */
  readonly upstream: string | null
}

/** What is known of any source. */
export interface SourceEvidence {
  readonly source: Source
  /** Without credentials; null where there is none, or it is not for this user. */
  readonly address: string | null
  readonly tenant: string | null
  readonly latencyMs: number | null
  /** Its clock minus ours. */
  readonly clockOffsetSeconds: number | null
  /** Of metric stores. */
  readonly newestSampleAgeSeconds?: number | null
  readonly origin: 'configured' | 'found'
  readonly pin: string | null
  /** Why its newest answer was none; null: it answered, or was not asked. */
  readonly failure: SourceFailure | null
  /** Questions that it refused, or answered with an error. */
  readonly refusals?: readonly SourceFailure[]
}

export interface MetricEvidence extends SourceEvidence {
  readonly kind: 'metrics'
  /** Names of metrics that begin with `istio_`; null: nobody could be asked. */
  readonly istioMetrics: readonly string[] | null
  readonly nativeDuration: boolean
  /** Whether its newest sample was asked for; one that is older than five minutes has no age. */
  readonly newest: { readonly ageSeconds: number | null } | null
  /** Series of requests, and how many of them lack a label; null: nobody could be asked. */
  readonly labels: { readonly series: number; readonly missing: Readonly<Record<string, number>> } | null
  readonly refusals: readonly SourceFailure[]
  /** Its own warnings. */
  readonly warnings: readonly string[]
}

export interface TraceEvidence extends SourceEvidence {
  readonly kind: 'traces'
  /** Services that it knows, and how many of them belong to a workload or namespace that exists; null: nobody could be asked. */
  readonly names: { readonly all: number; readonly known: number; readonly example: string | null } | null
  /** Traces of visible services that were found in the window, 1 at most; null: nobody was asked. */
  readonly traces: number | null
  /** `tracing.service_name` of the configuration. */
  readonly template: string
}

export interface GrafanaEvidence extends SourceEvidence {
  readonly kind: 'grafana'
  /** Dashboards that are linked to, and those of them that it does not have; null: nobody could be asked. */
  readonly dashboards: { readonly wanted: number; readonly missing: readonly string[] } | null
}

export interface ClusterEvidence extends SourceEvidence {
  readonly kind: 'kubernetes'
  /** Namespaces whose logs may not be read, of those that were asked about; absent where nobody asked. */
  readonly logsDenied?: readonly string[]
}

export interface IstiodEvidence extends SourceEvidence {
  readonly kind: 'istiod'
  /** Of the control plane. */
  readonly namespace: string
  /** Proxies that said which state they are in; null: nobody was asked. */
  readonly proxies: number | null
  /** Names of the rights that the user lacks for it. */
  readonly denied: string | null
  /** The webhooks of the control plane, and whether they hold its root; null: they are not known. */
  readonly webhooks: readonly TrustingWebhook[] | null
}

/** A namespace that may be seen, with what runs in it. */
export interface NamespacePods {
  readonly name: string
  readonly pods: number
  readonly sidecarPods: number
  readonly ambientPods: number
}

/** All that the doctor looks at, only what the user may see. */
export interface DoctorEvidence {
  readonly windowSeconds: number
  /** How long before now the window begins. */
  readonly windowBeginsAgoSeconds: number
  /** Those that are asked for; empty: all visible ones. */
  readonly namespaces: readonly string[]
  /** Not everything is visible: then what stores count of the whole mesh is not told in numbers. */
  readonly limited: boolean
  readonly cluster: ClusterEvidence
  readonly metrics: readonly MetricEvidence[]
  readonly traces: TraceEvidence | null
  readonly grafana: GrafanaEvidence | null
  readonly istiod: IstiodEvidence | null
  /** What runs in the namespaces that are meant; null: the cluster's objects are not known. */
  readonly pods: readonly NamespacePods[] | null
  readonly controlPlanes: number | null
  /** What reports its build to the metric stores; `namespace` is null where that is not told. Null: nobody could be asked. */
  readonly builds:
    readonly { readonly component: string; readonly namespace: string | null; readonly count: number }[] | null
  /** Requests and bytes per second in the window by namespaces of both ends; null: nobody could be asked. */
  readonly traffic:
    readonly { readonly source: string; readonly destination: string; readonly perSecond: number }[] | null
  readonly entry: MeshEntry | null
}

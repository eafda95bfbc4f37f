import type { PharosError } from './pharos-error'
import type { UpstreamCall } from './upstream-call'
import type { User } from '@/lib/access/user'
import type { Result } from '@/lib/std/result'

/** Kinds of which the checks read a little, now and then: they are not kept current by a watch. */
export const UNWATCHED_KINDS = [
  'serviceaccounts',
  'nodes',
  'customresourcedefinitions.apiextensions.k8s.io',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
] as const
export type UnwatchedKind = (typeof UNWATCHED_KINDS)[number]

/** Objects as the wire has them, without what the checks do not read. */
type Objects = Result<readonly object[], PharosError>

/** A ConfigMap `istio-ca-root-cert`: the roots that the proxies of a namespace trust. */
export interface RootCertificates {
  readonly namespace: string
  /** Certificates in PEM, or whatever somebody wrote there. Equal texts are one text in memory. */
  readonly pem: string
}

/** Reads objects once. Refusals: `forbidden`; `not_found` where the kind is not served; `too_large`. */
export interface UnwatchedReader {
  /** All of the cluster, with Pharos's own account. */
  list(kind: UnwatchedKind, call: UpstreamCall): Promise<Objects>
  /** Of all namespaces, with Pharos's own account: no other ConfigMap is asked for. */
  rootCertificates(call: UpstreamCall): Promise<Result<readonly RootCertificates[], PharosError>>
  /**
   * With the user's own rights, and masked (`maskSecret`): no value of a Secret leaves the adapter. Undefined where there is no
   * such Secret.
   */
  secret(
    user: User,
    place: { readonly namespace: string; readonly name: string },
    call: UpstreamCall,
  ): Promise<Result<object | undefined, PharosError>>
  /** Those of a namespace that name remote clusters (`istio/multiCluster=true`); otherwise as `secret`. */
  secretsOfRemoteClusters(user: User, namespace: string, call: UpstreamCall): Promise<Objects>
}

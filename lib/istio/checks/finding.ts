import type { PatchOperation } from '@/lib/istio/edit/patch-operation'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** An object, by its kind id (`virtualservices.networking.istio.io`) and name; `namespace` is empty for cluster-scoped kinds. */
export interface ObjectRef {
  readonly cluster: string
  readonly kindId: string
  /** As Kubernetes writes it: `VirtualService`. */
  readonly kind: string
  readonly group: string
  readonly namespace: string
  readonly name: string
}

export interface Fix {
  /** One imperative sentence. */
  readonly title: string
  /**
   * Of the object that the finding is about; it tests what it replaces or removes, so that it does nothing to a later text. Absent
   * where the remedy needs somebody who decides.
   */
  readonly patch?: readonly PatchOperation[]
}

/** What a check found on one field of one object (config-checks.md 1.4). */
export interface Finding {
  /** The slug: `virtual-service/weights-not-100`. */
  readonly check: string
  /** The KIA and IST codes whose own condition holds, sorted; none for checks of our own. */
  readonly aliases: readonly string[]
  readonly severity: Severity
  readonly aliasSeverity: Readonly<Record<string, Severity>>
  readonly object: ObjectRef
  /** Dotted, `spec.http[0].route[1].destination.host`; the nearest parent that exists. Empty when nothing of it does. */
  readonly path: string
  /** The same as steps. */
  readonly steps: readonly (string | number)[]
  readonly message: string
  /** The values that the message names. */
  readonly vars: Readonly<Record<string, string | number | readonly string[]>>
  /** Other objects that take part: the first 20. */
  readonly references: readonly ObjectRef[]
  /** How many there are in all. */
  readonly referenceCount: number
  /** Where it is explained: `checks/<slug>`. */
  readonly docs: string
  /** The ways out, the likeliest first. */
  readonly fixes: readonly Fix[]
}

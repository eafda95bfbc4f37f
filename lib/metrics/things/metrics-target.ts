import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { readThingRef, THING_KINDS, type ThingRef } from '@/lib/mesh/thing-ref'

export const TARGET_KINDS = [...THING_KINDS, 'namespace'] as const

/** What charts are about: a thing, or all workloads of a namespace, whose name then stands twice. */
export type MetricsTarget = ThingRef | { readonly kind: 'namespace'; readonly namespace: string; readonly name: string }

/**
 * Reads the parts of a path.
 *
 * @param name of a namespace nothing.
 * @returns undefined where no such thing can exist.
 */
export function readMetricsTarget(kind: string, namespace: string, name?: string): MetricsTarget | undefined {
  if (kind === 'namespace') {
    return name === undefined && isDnsLabel(namespace) ? { kind, namespace, name: namespace } : undefined
  }
  const known = THING_KINDS.find((one) => one === kind)
  return known === undefined || name === undefined ? undefined : readThingRef(known, namespace, name)
}

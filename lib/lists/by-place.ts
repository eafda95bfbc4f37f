import { compareText } from '@/lib/std/compare-text'

interface Placed {
  readonly cluster: string
  readonly namespace: string
  readonly name: string
}

/** The order in which rows are answered: by namespace, name, cluster. */
export function byPlace(a: Placed, b: Placed): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name) || compareText(a.cluster, b.cluster)
}

import type { ThingRef } from '@/lib/mesh/thing-ref'
import { compareText } from '@/lib/std/compare-text'
import { MOST_WORKLOADS } from './answers'

/** The workloads of a trace as `GET /api/traces/usual` takes them: each once, in the order of their names. */
export function workloadsAsked(workloads: readonly (ThingRef | null)[]): string {
  const names = workloads.flatMap((workload) => (workload === null ? [] : [`${workload.namespace}/${workload.name}`]))
  return [...new Set(names)].sort(compareText).slice(0, MOST_WORKLOADS).join()
}

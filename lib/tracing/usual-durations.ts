import type { InstantSeries } from '@/lib/ports/metric-store'
import type { DurationSide } from './plan-durations'

/** How long the requests of a workload took, by its metrics. */
export interface UsualDuration {
  readonly side: DurationSide
  readonly namespace: string
  readonly workload: string
  /** The service that was called, of a client: `reviews.bookinfo`. Null of a server. */
  readonly called: string | null
  /** Null: not known. */
  readonly p50Us: number | null
  readonly p95Us: number | null
}

export interface DurationAnswer {
  readonly side: DurationSide
  readonly rank: number
  readonly series: readonly InstantSeries[]
}

/**
 * Joins the answers to `planDurations` with the ranks 0.5 and 0.95. What was not counted is not there.
 *
 * @param isVisible whether the user may see a namespace: calls into others are left out.
 */
export function readDurations(
  answers: readonly DurationAnswer[],
  isVisible: (namespace: string) => boolean,
): readonly UsualDuration[] {
  const found = new Map<string, UsualDuration>()
  for (const { side, rank, series } of answers) {
    for (const { labels, value } of series) {
      const row = rowOf(side, labels)
      if (!Number.isFinite(value) || row?.namespaces.every(isVisible) !== true) continue
      const key = JSON.stringify([side, row.namespace, row.workload, row.called])
      const { namespaces: _, ...names } = row
      const known = found.get(key) ?? { side, ...names, p50Us: null, p95Us: null }
      found.set(key, { ...known, [rank === 0.5 ? 'p50Us' : 'p95Us']: value * 1000 })
    }
  }
  return [...found.values()]
}

function rowOf(side: DurationSide, labels: Readonly<Record<string, string>>) {
  const end = side === 'server' ? 'destination' : 'source'
  const { [`${end}_workload`]: workload, [`${end}_workload_namespace`]: namespace } = labels
  if (workload === undefined || namespace === undefined) return undefined
  if (side === 'server') return { workload, namespace, called: null, namespaces: [namespace] }
  const { destination_service_name: name, destination_service_namespace: place } = labels
  if (name === undefined || place === undefined) return undefined
  return { workload, namespace, called: `${name}.${place}`, namespaces: [namespace, place] }
}

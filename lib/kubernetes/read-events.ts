import type { EventList, KubeEvent } from '@/lib/ports/event-source'
import { isRecord } from '@/lib/std/is-record'

const LONGEST_MESSAGE = 1_000

/** The events of a list as the API server answers it; what is none is left out. A list that goes on is cut. */
export function readEvents(wire: unknown): EventList {
  const { items, metadata } = isRecord(wire) ? wire : {}
  const next = isRecord(metadata) ? text(metadata.continue) : undefined
  return { events: Array.isArray(items) ? readItems(items) : [], cut: next !== undefined }
}

function readItems(items: readonly unknown[]): readonly KubeEvent[] {
  return items.flatMap((item: unknown): readonly KubeEvent[] => {
    if (!isRecord(item) || !isRecord(item.metadata) || !isRecord(item.involvedObject)) return []
    const series = isRecord(item.series) ? item.series : {}
    const { kind, name } = item.involvedObject
    if (typeof kind !== 'string' || typeof name !== 'string') return []
    return [
      {
        id: text(item.metadata.uid) ?? text(item.metadata.name) ?? '',
        isWarning: item.type === 'Warning',
        reason: text(item.reason) ?? '',
        message: (text(item.message) ?? '').slice(0, LONGEST_MESSAGE),
        about: { kind, name },
        count: number(series.count) ?? number(item.count) ?? 1,
        at:
          text(series.lastObservedTime) ??
          text(item.lastTimestamp) ??
          text(item.eventTime) ??
          text(item.metadata.creationTimestamp) ??
          null,
      },
    ]
  })
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

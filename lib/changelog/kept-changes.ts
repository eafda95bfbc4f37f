import type { StoredChange } from '@/lib/ports/change-log'

export interface ChangeLimits {
  readonly maxRecords: number
  readonly maxAgeMs: number
}

/** Those that are kept, the newest first. */
export function keptChanges(
  changes: readonly StoredChange[],
  { maxRecords, maxAgeMs }: ChangeLimits,
  nowMs: number,
): readonly StoredChange[] {
  return changes
    .filter(({ at }) => nowMs - Date.parse(at) < maxAgeMs)
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, maxRecords)
}

import type { ChangeLog, StoredChange } from '@/lib/ports/change-log'
import { ok } from '@/lib/std/result'
import { type ChangeLimits, keptChanges } from './kept-changes'

/** Keeps records as long as the process lives. */
export function memoryChangeLog(limits: ChangeLimits, nowMs: () => number = Date.now): ChangeLog {
  let changes: readonly StoredChange[] = []
  return {
    volatile: true,
    append(change) {
      changes = keptChanges([change, ...changes], limits, nowMs())
      return Promise.resolve(ok(undefined))
    },
    list() {
      changes = keptChanges(changes, limits, nowMs())
      return Promise.resolve(ok(changes))
    },
  }
}

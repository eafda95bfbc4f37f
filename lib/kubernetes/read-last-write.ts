import type { LastWrite } from '@/lib/ports/cluster-store'
import { isRecord } from '@/lib/std/is-record'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
/** The API server allows no longer one. */
const LONGEST_MANAGER = 128

/** The newest write that `managedFields` tell of, but for writes of the status, which controllers repeat all the time. */
export function readLastWrite(managedFields: unknown): LastWrite | undefined {
  if (!Array.isArray(managedFields)) return undefined
  let newest: LastWrite | undefined
  for (const entry of managedFields as readonly unknown[]) {
    if (!isRecord(entry)) continue
    const { time, manager, subresource } = entry
    if (typeof time !== 'string' || !INSTANT.test(time) || typeof manager !== 'string') continue
    if (subresource !== undefined && subresource !== '') continue
    if (newest === undefined || time > newest.at) newest = { at: time, by: manager.slice(0, LONGEST_MANAGER) }
  }
  return newest
}

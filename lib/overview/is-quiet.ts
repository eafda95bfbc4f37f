import type { RowTraffic } from '@/lib/lists/model'

/** Whether nothing came in: neither requests nor bytes. What nobody could be asked for is not called quiet. */
export function isQuiet(traffic: RowTraffic | null): boolean {
  if (traffic === null) return false
  return (traffic.requestRate ?? 0) === 0 && (traffic.bytesRate ?? 0) === 0
}

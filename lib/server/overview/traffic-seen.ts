import 'server-only'
import { processWide } from '@/lib/std/process-wide'

/** Whether the numbers of anybody have held traffic since this process started: then the first run is over for all. */
export function trafficSeen(moves: boolean | null): boolean {
  const holder = processWide('traffic-seen', () => ({ seen: false }))
  holder.seen ||= moves === true
  return holder.seen
}

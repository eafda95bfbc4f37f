import type { Unit } from '@/lib/graph/model'
import { formatBytes } from './format-bytes'
import { formatRate } from './format-rate'

const SHORT_UNIT = { 'req/s': 'rps', 'msg/s': 'mps' } as const

/** Writes a rate of the graph in its own unit: `12.3 rps`, `4.50 mps`, `1.23 kB/s`. No text for null (graph.md V1). */
export function formatTraffic(rate: number | null, unit: Unit): string {
  return unit === 'B/s' ? formatBytes(rate) : formatRate(rate, SHORT_UNIT[unit])
}

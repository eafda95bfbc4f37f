import type { ChartModel } from '@/lib/metrics/things/metrics-answer'
import type { PreparedLine } from '@/lib/metrics/things/prepare-chart'

const PALETTE = 6
const CLASS_COLORS: Readonly<Record<string, string>> = {
  '2xx': 'var(--pharos-healthy)',
  '3xx': 'var(--pharos-tcp)',
  '4xx': 'var(--pharos-degraded)',
  '5xx': 'var(--pharos-failure)',
  none: 'var(--pharos-not-ready)',
}

/** How a line is drawn. Classes of codes have the colours of their health, everything else those of the palette in metrics.module.css. */
export function lineLook({ keys }: ChartModel, { group, place, stat }: PreparedLine) {
  const dashed = stat === 'avg' && group !== null
  if (group === null) return { color: 'var(--pharos-idle)', dashed: true }
  const own = keys[0] === 'response_class' ? CLASS_COLORS[group[0] ?? ''] : undefined
  return { color: own ?? `var(--series-${place % PALETTE})`, dashed: dashed || place >= PALETTE }
}

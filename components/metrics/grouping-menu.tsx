import { GROUPING_IDS, groupKey, type Direction } from '@/lib/metrics/things/groupings'
import type { MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import type { ChangeMetrics } from '@/lib/client/use-metrics-view'
import type { MetricsView } from '@/lib/url/metrics-view'
import { useTranslations } from 'use-intl'
import { type GroupingOffer, GroupingPopover } from './grouping-popover'

interface GroupingMenuProps {
  readonly direction: Direction
  readonly view: MetricsView
  readonly answer: MetricsAnswer | undefined
  readonly onChange: ChangeMetrics
}

const MOST = 3

/** By what the lines of a thing's traffic are told apart: labels of Istio's metrics, and those of the installation. */
export function GroupingMenu({ direction, view, answer, onChange }: GroupingMenuProps) {
  const t = useTranslations('metrics.grouping')
  const builtIn = GROUPING_IDS.filter((id) => groupKey(id, direction, []) !== undefined)
  const offers: readonly GroupingOffer[] = [
    ...builtIn.map((id) => ({ id, name: t(`names.${id}`), single: false })),
    ...(answer?.groupings ?? []).map(({ label, title, single }) => ({ id: label, name: title, single })),
  ]
  return (
    <GroupingPopover
      offers={offers}
      by={view.by}
      val={view.val}
      values={answer?.values ?? []}
      most={MOST}
      onChange={onChange}
    />
  )
}

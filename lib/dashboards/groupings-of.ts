import type { DashboardChart } from './dashboard-schema'

/** A label by which charts of a dashboard tell lines apart; of a `single` one no two values are shown at once. */
export interface DashboardGrouping {
  readonly id: string
  readonly title: string
  readonly single: boolean
}

/** All labels that the charts name, each once and by the title that comes first; single only where every chart has it so. */
export function groupingsOf(charts: readonly Pick<DashboardChart, 'group_by'>[]): readonly DashboardGrouping[] {
  const byLabel = new Map<string, DashboardGrouping>()
  for (const { label, title, single } of charts.flatMap((chart) => chart.group_by)) {
    const known = byLabel.get(label)
    byLabel.set(label, { id: label, title: known?.title ?? title, single: single && (known?.single ?? true) })
  }
  return [...byLabel.values()]
}

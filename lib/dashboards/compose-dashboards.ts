import { visibleText } from '@/lib/std/visible-text'
import type { DashboardChart, DashboardFile } from './dashboard-schema'
import type { DashboardProblem } from './parse-dashboard'

/** A dashboard with everything that it includes. */
export interface Dashboard extends Omit<DashboardFile, 'items'> {
  readonly charts: readonly DashboardChart[]
}

export interface ReadFile {
  readonly file: string
  readonly dashboard: DashboardFile
}

export interface Dashboards {
  readonly byName: ReadonlyMap<string, Dashboard>
  readonly problems: readonly DashboardProblem[]
}

/** With what is included; each chart is at least one question to the store. */
const MAX_CHARTS = 60

/**
 * Puts built-in and own dashboards together: a later one of the same name replaces an earlier one, for those that include it as well.
 * One that includes what is not there, or itself, or too much, is left out and named.
 */
export function composeDashboards(files: readonly ReadFile[]): Dashboards {
  const known = new Map(files.map((read) => [read.dashboard.name, read]))
  const problems: DashboardProblem[] = []
  const byName = new Map<string, Dashboard>()
  for (const [name, { file, dashboard }] of known) {
    const charts = chartsOf(dashboard, known, [name])
    if (typeof charts === 'string') problems.push({ file, field: 'items', message: charts })
    else {
      const { items: _items, ...rest } = dashboard
      byName.set(name, { ...rest, charts })
    }
  }
  return { byName, problems }
}

function chartsOf(
  { items }: DashboardFile,
  known: ReadonlyMap<string, ReadFile>,
  within: readonly string[],
): readonly DashboardChart[] | string {
  const charts: DashboardChart[] = []
  for (const item of items) {
    if ('chart' in item) charts.push(item.chart)
    else {
      const included = known.get(item.include)
      if (included === undefined) return `there is no dashboard ${visibleText(item.include)} to include`
      if (within.includes(item.include)) return [...within, item.include].join(' includes ')
      const more = chartsOf(included.dashboard, known, [...within, item.include])
      if (typeof more === 'string') return more
      charts.push(...more)
    }
    // In each step, so that many includes of many includes end early.
    if (charts.length > MAX_CHARTS) return `more than ${MAX_CHARTS} charts, with what is included`
  }
  return charts
}

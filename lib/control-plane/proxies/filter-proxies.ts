import type { ProxyRow } from './model'

/** What somebody looks for: a proxy that lags behind its istiod, another version, pods that need a restart, pods without a proxy. */
export const PROXY_ISSUES = ['out-of-sync', 'version', 'restart', 'missing'] as const
export type ProxyIssue = (typeof PROXY_ISSUES)[number]

export interface ProxyFilter {
  /** Words that names contain, all of them. */
  readonly text: string
  /** Any of these; none: whatever it is. */
  readonly issues: readonly ProxyIssue[]
  readonly versions: readonly string[]
  /** Null: any. */
  readonly namespace: string | null
  /** The one that it runs, or asks for. Null: any. */
  readonly revision: string | null
}

/** A pod that has not started is told by its workload. */
const IN_STEP = [null, 'synced', 'unknown', 'starting'] as const

/** A restart does not help where nobody runs what is asked for. */
const RESTARTS: readonly ProxyRow['needs'][number][] = ['missing', 'revision', 'version', 'unwanted']

const HAS: Readonly<Record<ProxyIssue, (row: ProxyRow) => boolean>> = {
  'out-of-sync': ({ connection }) => IN_STEP.every((one) => one !== connection),
  version: ({ skew }) => skew !== null && skew !== 'same',
  restart: ({ needs }) => needs.some((need) => RESTARTS.includes(need)),
  missing: ({ type }) => type === 'none',
}

/** Whether a row is one of those that are looked for. */
export function hasIssue(row: ProxyRow, issue: ProxyIssue): boolean {
  return HAS[issue](row)
}

/** The rows that all of a filter's parts let through, in their order. */
export function filterProxies(rows: readonly ProxyRow[], filter: ProxyFilter): readonly ProxyRow[] {
  const words = filter.text.toLowerCase().split(/\s+/u).filter(Boolean)
  return rows.filter((row) => {
    const names = [row.namespace, row.pod, row.workload ?? '', row.istiod ?? ''].join(' ').toLowerCase()
    return (
      words.every((word) => names.includes(word)) &&
      (filter.issues.length === 0 || filter.issues.some((issue) => hasIssue(row, issue))) &&
      (filter.versions.length === 0 || filter.versions.includes(row.version ?? '')) &&
      (filter.namespace === null || filter.namespace === row.namespace) &&
      (filter.revision === null || [row.revision, row.wanted].includes(filter.revision))
    )
  })
}

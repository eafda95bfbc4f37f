import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { hasIssue, type ProxyIssue } from './filter-proxies'
import type { ProxyRow } from './model'

export interface ProxyCounts {
  /** The most first; null: nobody says it. Pods without a proxy are none of them. */
  readonly versions: readonly { readonly version: string | null; readonly count: number }[]
  readonly issues: Readonly<Record<ProxyIssue, number>>
  /** Sorted. */
  readonly namespaces: readonly string[]
  readonly revisions: readonly string[]
}

/** What there is to choose among. */
export function countProxies(rows: readonly ProxyRow[]): ProxyCounts {
  const proxies = rows.filter(({ type }) => type !== 'none')
  const versions = [...groupBy(proxies, ({ version }) => version)].map(([version, own]) => ({
    version,
    count: own.length,
  }))
  const count = (issue: ProxyIssue): number => rows.filter((row) => hasIssue(row, issue)).length
  return {
    versions: versions.toSorted((a, b) => b.count - a.count || compareText(a.version ?? '', b.version ?? '')),
    issues: {
      'out-of-sync': count('out-of-sync'),
      version: count('version'),
      restart: count('restart'),
      missing: count('missing'),
    },
    namespaces: namesOf(rows.map(({ namespace }) => namespace)),
    revisions: namesOf(rows.flatMap(({ revision, wanted }) => [revision, wanted])),
  }
}

function namesOf(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== null).toSorted(compareText)
}

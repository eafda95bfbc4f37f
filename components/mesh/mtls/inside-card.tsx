import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { useNamespaceHref, useThingHref } from '@/lib/client/use-details-view'
import { useMeshMtlsView } from '@/lib/client/use-mesh-mtls-view'
import { type CoverageRow, coverageRows } from '@/lib/coverage/coverage-rows'
import type { CoveredNamespace, Secured } from '@/lib/coverage/model'
import { securedPercent } from '@/lib/coverage/secured'
import type { Unit } from '@/lib/graph/model'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor, Button, SegmentedControl, TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import classes from './mtls.module.css'
import { Share } from './share'

/** What came into namespaces or workloads, and how much of it was secured. */
export function InsideCard({ namespaces }: { readonly namespaces: readonly CoveredNamespace[] }) {
  const t = useTranslations('meshMtls')
  const [{ by, q, sort: text }, change] = useMeshMtlsView()
  const columns = useColumns(by)
  const rows = useMemo(() => coverageRows(namespaces, by, q), [namespaces, by, q])
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text,
    onText: (next) => change({ sort: next }),
    unsorted: t('unsorted'),
  })
  return (
    <Card title={t(`inside.title.${by}`)} count={rows.length}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('by.label')}
          value={by}
          data={(['namespace', 'workload'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(value) => change({ by: value })}
        />
        <TextInput
          type="search"
          size="xs"
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={q}
          onChange={({ currentTarget: { value } }) => change({ q: value })}
        />
      </div>
      {rows.length === 0 ? (
        <p className={cardClasses.quiet}>
          {t('filtered', { words: visibleText(q) })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => change({ q: '' })}>
            {t('clear')}
          </Button>
        </p>
      ) : (
        <SortedTable label={t(`inside.title.${by}`)} columns={columns} rows={rows} sort={sort} onSort={onSort} />
      )}
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </Card>
  )
}

function useColumns(by: 'namespace' | 'workload'): readonly Column<CoverageRow>[] {
  const t = useTranslations('meshMtls.inside')
  return useMemo(() => {
    const share = (id: 'requests' | 'bytes'): Column<CoverageRow> => ({
      id,
      title: t(id),
      hint: t(`${id}Hint`),
      numeric: true,
      value: (row) => securedPercent(row[id]) ?? undefined,
      cell: (row) => <Share of={row[id]} />,
    })
    const rate = (id: 'requestRate' | 'byteRate', of: 'requests' | 'bytes', unit: Unit): Column<CoverageRow> => ({
      id,
      title: t(id),
      numeric: true,
      value: (row) => all(row[of]),
      cell: (row) => formatTraffic(all(row[of]) ?? null, unit) || '–',
    })
    return [
      {
        id: 'name',
        title: t(by),
        value: ({ id }) => id,
        cell: (row) => <NameCell row={row} />,
      },
      share('requests'),
      rate('requestRate', 'requests', 'req/s'),
      share('bytes'),
      rate('byteRate', 'bytes', 'B/s'),
      {
        id: 'modes',
        title: t('modes'),
        hint: t('modesHint'),
        value: ({ modes }) => (modes.length === 0 ? undefined : modes.join(', ')),
        cell: ({ modes }) => (modes.length === 0 ? '–' : modes.join(', ')),
      },
    ]
  }, [t, by])
}

function all(of: Secured | null): number | undefined {
  return of === null ? undefined : of.told + of.untold
}

function NameCell({ row: { namespace, workload } }: { readonly row: CoverageRow }) {
  const t = useTranslations('meshMtls.inside')
  const ofNamespace = useNamespaceHref()
  const ofThing = useThingHref()
  if (workload === undefined) {
    return (
      <Anchor component={Link} href={ofNamespace(namespace)} prefetch={false} inherit>
        {visibleText(namespace)}
      </Anchor>
    )
  }
  return (
    <span className={cardClasses.line}>
      {workload === null ? (
        t('nowhere')
      ) : (
        <Anchor
          component={Link}
          href={ofThing({ kind: 'workload', namespace, name: workload })}
          prefetch={false}
          inherit
        >
          {visibleText(workload)}
        </Anchor>
      )}
      <span className={cardClasses.quiet}>{visibleText(namespace)}</span>
    </span>
  )
}

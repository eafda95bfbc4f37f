import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import type { Sort } from '@/components/table/use-sorted-rows'
import { useMeshView } from '@/lib/client/use-mesh-view'
import type { CoverageAnswer, PlainEdge } from '@/lib/coverage/model'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import { visibleText } from '@/lib/std/visible-text'
import { writeGraphView } from '@/lib/url/graph-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'

/** Who sent plain text to whom; each leads to its edge on the graph. */
export function PlainCard({ plain: { first, count } }: Pick<CoverageAnswer, 'plain'>) {
  const t = useTranslations('meshMtls.plain')
  const [sort, setSort] = useState<Sort | null>(null)
  const columns = useColumns()
  return (
    <Card title={t('title')} count={count}>
      {count === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <SortedTable label={t('title')} columns={columns} rows={first} sort={sort} onSort={setSort} />
      )}
      {count > first.length ? <p className={cardClasses.quiet}>{t('more', { count: count - first.length })}</p> : null}
    </Card>
  )
}

function useColumns(): readonly Column<PlainEdge>[] {
  const t = useTranslations('meshMtls.plain')
  return useMemo(
    () => [
      {
        id: 'edge',
        title: t('edge'),
        value: ({ target }) => `${target.namespace}/${target.workload ?? target.service ?? ''}`,
        cell: (edge) => <EdgeCell edge={edge} />,
      },
      {
        id: 'rate',
        title: t('rate'),
        numeric: true,
        value: ({ plain }) => plain,
        cell: ({ plain, protocol }) => formatTraffic(plain, protocol === 'tcp' ? 'B/s' : 'req/s'),
      },
      {
        id: 'share',
        title: t('share'),
        hint: t('shareHint'),
        numeric: true,
        value: ({ plain, told }) => plain / told,
        cell: ({ plain, told }) => formatPercent((plain / told) * 100),
      },
    ],
    [t],
  )
}

function EdgeCell({ edge: { id, source, target } }: { readonly edge: PlainEdge }) {
  const t = useTranslations('meshMtls.plain')
  const [{ duration, at, refresh }] = useMeshView()
  const from =
    source === null
      ? t('nobody')
      : source === 'hidden'
        ? t('hidden')
        : visibleText(`${source.namespace}/${source.workload}`)
  const to = visibleText(`${target.namespace}/${target.workload ?? target.service ?? ''}`)
  const own = source === null || source === 'hidden' ? [] : [source.namespace]
  const namespaces = [...new Set([...own, target.namespace])]
  const view = { namespaces, type: 'workload', services: false, sel: [id], duration, at, refresh } as const
  return (
    <Anchor
      component={Link}
      href={`/graph${writeGraphView({ ...view, namespaces, sel: [id] })}`}
      prefetch={false}
      inherit
      title={source === null ? t('nobodyHint') : t('graph', { from, to })}
    >
      {from} → {to}
    </Anchor>
  )
}

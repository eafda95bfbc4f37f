import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ExplainedLink } from '@/components/layout/explained'
import { HealthMark } from '@/components/layout/health-mark'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import type { Sort } from '@/components/table/use-sorted-rows'
import { Chip } from '@/components/ui/chip'
import { useThingHref } from '@/lib/client/use-details-view'
import type { RevisionPlane } from '@/lib/control-plane/revisions/model'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ProxiesLink } from './proxies-link'
import classes from './revisions.module.css'

/** Control planes with who follows them. */
export function PlanesCard({ planes }: { readonly planes: readonly RevisionPlane[] }) {
  const t = useTranslations('meshRevisions.planes')
  const [sort, setSort] = useState<Sort | null>(null)
  const columns = useColumns()
  return (
    <Card title={t('title')} count={planes.length}>
      {planes.length === 0 ? (
        <p className={cardClasses.quiet}>
          {t('none')} <ExplainedLink concern="cluster" kinds="workloads" namespaces={[]} quiet />
        </p>
      ) : (
        <SortedTable label={t('title')} columns={columns} rows={planes} sort={sort} onSort={setSort} />
      )}
    </Card>
  )
}

function useColumns(): readonly Column<RevisionPlane>[] {
  const t = useTranslations('meshRevisions.planes')
  return useMemo(() => {
    const count = (id: 'namespaces' | 'proxies' | 'behind'): Column<RevisionPlane> => ({
      id,
      title: t(id),
      numeric: true,
      value: (plane) => plane[id],
      cell: (plane) =>
        id === 'namespaces' || plane[id] === 0 ? (
          plane[id]
        ) : (
          <ProxiesLink revision={plane.revision} restart={id === 'behind'}>
            {plane[id]}
          </ProxiesLink>
        ),
    })
    return [
      {
        id: 'revision',
        title: t('revision'),
        value: ({ revision }) => revision,
        cell: ({ revision, isDefault }) => (
          <span className={classes.whole}>
            {visibleText(revision)}
            {isDefault ? <Chip title={t('defaultWhy')}>{t('default')}</Chip> : null}
          </span>
        ),
      },
      {
        id: 'tags',
        title: t('tags'),
        value: ({ tags }) => tags.join(', ') || undefined,
        cell: ({ tags }) => visibleText(tags.join(', ')) || '–',
      },
      {
        id: 'version',
        title: t('version'),
        value: ({ version }) => version ?? undefined,
        cell: ({ version }) => visibleText(version ?? '–'),
      },
      { id: 'istiod', title: t('istiod'), value: ({ id }) => id, cell: (plane) => <IstiodCell plane={plane} /> },
      {
        id: 'ready',
        title: t('ready'),
        numeric: true,
        value: ({ available }) => available,
        cell: ({ available, desired }) => t('of', { available, desired }),
      },
      count('namespaces'),
      count('proxies'),
      count('behind'),
    ]
  }, [t])
}

function IstiodCell({ plane: { namespace, name, status } }: { readonly plane: RevisionPlane }) {
  const href = useThingHref()
  return (
    <span className={classes.whole}>
      <HealthMark status={status} short />
      <Anchor component={Link} href={href({ kind: 'workload', namespace, name })} prefetch={false} inherit>
        {visibleText(name)}
      </Anchor>
      <span className={cardClasses.quiet}>{visibleText(namespace)}</span>
    </span>
  )
}

import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ExplainedLink } from '@/components/layout/explained'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { StatusMark } from '@/components/ui/status-mark'
import { useNamespaceHref } from '@/lib/client/use-details-view'
import { useMeshRevisionsView } from '@/lib/client/use-mesh-revisions-view'
import { type NamespaceRevision, REVISION_STATES } from '@/lib/control-plane/revisions/model'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor, Button, TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ProxiesLink } from './proxies-link'
import classes from './revisions.module.css'
import { SwitchMenu } from './switch-menu'

/** How each namespace asks for its control plane, and whether its pods are there yet. */
export function NamespacesCard({ namespaces }: { readonly namespaces: readonly NamespaceRevision[] }) {
  const t = useTranslations('meshRevisions.namespaces')
  const [{ q, sort: text }, change] = useMeshRevisionsView()
  const columns = useColumns()
  const rows = useMemo(() => {
    const words = q.toLowerCase().split(/\s+/u)
    return namespaces.filter(({ name, label, revision }) => {
      const said = `${name} ${label ?? ''} ${revision ?? ''}`.toLowerCase()
      return words.every((word) => said.includes(word))
    })
  }, [namespaces, q])
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text,
    onText: (next) => change({ sort: next }),
    unsorted: t('state'),
  })
  return (
    <Card title={t('title')} count={namespaces.length}>
      <TextInput
        type="search"
        size="xs"
        className={classes.find}
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={q}
        onChange={({ currentTarget: { value } }) => change({ q: value })}
      />
      {rows.length > 0 ? (
        <SortedTable label={t('title')} columns={columns} rows={rows} sort={sort} onSort={onSort} />
      ) : namespaces.length === 0 ? (
        <p className={cardClasses.quiet}>
          {t('none')} <ExplainedLink concern="members" kinds="members" namespaces={[]} quiet />
        </p>
      ) : (
        <p className={cardClasses.quiet}>
          {t('filtered', { words: visibleText(q) })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => change({ q: '' })}>
            {t('clear')}
          </Button>
        </p>
      )}
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </Card>
  )
}

const MARKS = { orphan: 'error', behind: 'warning', well: 'valid' } as const

function useColumns(): readonly Column<NamespaceRevision>[] {
  const t = useTranslations('meshRevisions')
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('namespaces.name'),
        value: ({ name }) => name,
        cell: (row) => <NameCell row={row} />,
      },
      {
        id: 'state',
        title: t('namespaces.state'),
        value: ({ state }) => REVISION_STATES.indexOf(state),
        cell: ({ state }) => (
          <span title={t(`statesWhy.${state}`)}>
            <StatusMark status={MARKS[state]}>{t(`states.${state}`)}</StatusMark>
          </span>
        ),
      },
      {
        id: 'asks',
        title: t('namespaces.asks'),
        value: ({ asks }) => asks,
        cell: ({ asks, label }) => (
          <span className={classes.whole}>
            {t(`asks.${asks}`)}
            {label === null ? null : <span className={cardClasses.code}>{visibleText(label)}</span>}
          </span>
        ),
      },
      {
        id: 'revision',
        title: t('namespaces.revision'),
        value: ({ revision }) => revision ?? undefined,
        cell: ({ revision }) => visibleText(revision ?? '–'),
      },
      {
        id: 'runs',
        title: t('namespaces.runs'),
        value: ({ runs }) => runs.reduce((sum, { proxies }) => sum + proxies, 0),
        cell: ({ runs }) =>
          runs
            .map(({ revision, proxies }) =>
              t('namespaces.runsOf', { revision: visibleText(revision ?? t('namespaces.unwritten')), proxies }),
            )
            .join(', ') || '–',
      },
      {
        id: 'behind',
        title: t('namespaces.behind'),
        value: ({ behind }) => behind.count,
        cell: ({ name, behind: { pods, count } }) =>
          count === 0 ? (
            '–'
          ) : (
            <span title={visibleText(pods.join(', '))}>
              <ProxiesLink namespace={name} restart>
                {t('namespaces.behindOf', { count })}
              </ProxiesLink>
            </span>
          ),
      },
      {
        id: 'switch',
        title: t('namespaces.switch'),
        unsortable: true,
        value: () => undefined,
        cell: (row) => <SwitchMenu namespace={row} />,
      },
    ],
    [t],
  )
}

function NameCell({ row: { name } }: { readonly row: NamespaceRevision }) {
  const href = useNamespaceHref()
  return (
    <Anchor component={Link} href={href(name)} prefetch={false} inherit>
      {visibleText(name)}
    </Anchor>
  )
}

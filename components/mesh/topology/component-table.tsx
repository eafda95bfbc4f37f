import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { orDash } from '@/components/ui/or-dash'
import { Since } from '@/components/ui/since'
import { useMeshTopologyView } from '@/lib/client/use-mesh-topology-view'
import { visibleText } from '@/lib/std/visible-text'
import { COMPONENT_STATES, type MeshComponent } from '@/lib/topology/model'
import { Anchor, VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { StateMark } from './state-mark'
import classes from './topology.module.css'
import { useComponentName } from './use-component-name'
import { useUsage } from './use-usage'

interface ComponentTableProps {
  readonly rows: readonly MeshComponent[]
  readonly found: ReadonlySet<string>
  readonly now: string
}

/** The table twin of the drawing: the same components, with all that is known of each. */
export function ComponentTable({ rows, found, now }: ComponentTableProps) {
  const t = useTranslations('meshTopology.table')
  const [{ sort: text }, change] = useMeshTopologyView()
  const columns = useColumns(found, now)
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text,
    onText: (next) => change({ sort: next }),
    unsorted: t('unsorted'),
  })
  return (
    <div className={classes.table}>
      <SortedTable label={t('label')} columns={columns} rows={rows} sort={sort} onSort={onSort} />
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </div>
  )
}

function useColumns(found: ReadonlySet<string>, now: string): readonly Column<MeshComponent>[] {
  const t = useTranslations('meshTopology')
  const nameOf = useComponentName()
  const usageOf = useUsage()
  return useMemo(() => {
    const text = (id: 'version' | 'revision' | 'image'): Column<MeshComponent> => ({
      id,
      title: t(`table.${id}`),
      value: (row) => row[id] ?? undefined,
      cell: (row) => (
        <span className={classes.cell} data-column={id}>
          {orDash(visibleText(row[id] ?? ''))}
        </span>
      ),
    })
    const usage = (id: 'cpu' | 'memory'): Column<MeshComponent> => ({
      id,
      title: t(`table.${id}`),
      ...(id === 'cpu' ? { hint: t('table.cpuHint') } : {}),
      numeric: true,
      value: (row) => row[id]?.used,
      cell: (row) => orDash(usageOf(row, id)),
    })
    return [
      {
        id: 'name',
        title: t('table.name'),
        value: nameOf,
        cell: (row) => <Name row={row} name={nameOf(row)} found={found.has(row.id)} />,
      },
      {
        id: 'role',
        title: t('table.role'),
        value: ({ role }) => t(`role.${role}`),
        cell: ({ role }) => t(`role.${role}`),
      },
      {
        id: 'state',
        title: t('table.state'),
        value: ({ state }) => COMPONENT_STATES.indexOf(state),
        cell: (row) => <StateMark component={row} />,
      },
      {
        id: 'reason',
        title: t('table.reason'),
        value: ({ reasons }) => reasons[0],
        cell: ({ reasons }) => (
          <span className={classes.reason} data-filled={reasons.length > 0}>
            {orDash(visibleText(reasons[0] ?? ''))}
          </span>
        ),
      },
      text('version'),
      text('revision'),
      text('image'),
      {
        id: 'replicas',
        title: t('table.replicas'),
        numeric: true,
        value: ({ replicas }) => replicas?.available,
        cell: ({ replicas }) => (replicas === null ? '–' : t('replicas', replicas)),
      },
      usage('cpu'),
      usage('memory'),
      {
        id: 'checked',
        title: t('table.checked'),
        numeric: true,
        value: ({ checkedAt }) => Date.parse(checkedAt),
        cell: ({ checkedAt }) => <Since at={checkedAt} now={now} />,
      },
    ]
  }, [t, nameOf, usageOf, found, now])
}

interface NameProps {
  readonly row: MeshComponent
  readonly name: string
  readonly found: boolean
}

/** The name selects its row. */
function Name({ row, name, found }: NameProps) {
  const [{ sel }, change] = useMeshTopologyView()
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      className={classes.name}
      data-found={found || undefined}
      aria-pressed={sel === row.id}
      onClick={() => change({ sel: row.id, panel: null })}
    >
      {name}
    </Anchor>
  )
}

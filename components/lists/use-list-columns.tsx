import { ConfigCell } from './config-cells'
import { HealthCellOrWait } from './health-cell-or-wait'
import type { Column } from '@/components/table/column'
import { type ColumnId, columnValue, NUMERIC_COLUMNS } from '@/lib/lists/columns'
import type { ListName, ListRow } from '@/lib/lists/model'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { LabelsCell } from './labels-cell'
import { MarksCell } from './marks-cell'
import { NameCell } from './name-cell'
import { TextCell } from './text-cell'
import { TrafficCell } from './traffic-cell'

/** Pixels; name and labels share what is left. */
const WIDTHS: Readonly<Partial<Record<ColumnId, number>>> = {
  health: 118,
  namespace: 130,
  cluster: 110,
  type: 104,
  version: 76,
  versions: 120,
  ready: 64,
  mode: 112,
  revision: 96,
  mtls: 150,
  ports: 150,
  split: 60,
  rate: 96,
  errors: 76,
  p95: 76,
  details: 88,
  status: 222,
  kind: 176,
  manager: 130,
  age: 64,
}

/** How the shown columns are named, sorted and drawn. */
export function useListColumns(
  list: ListName,
  ids: readonly ColumnId[],
  awaitsNumbers: boolean,
): readonly Column<ListRow>[] {
  const t = useTranslations('lists.columns')
  return useMemo(
    () =>
      ids.map((id): Column<ListRow> => {
        const width = list === 'namespaces' && id === 'config' ? 96 : WIDTHS[id]
        return {
          id,
          title: t(`titles.${id}`),
          ...(id === 'errors' || id === 'p95' || id === 'rate' ? { hint: t(`hints.${id}`) } : {}),
          numeric: NUMERIC_COLUMNS.includes(id) || (list === 'namespaces' && id === 'config'),
          unsortable: id === 'labels',
          ...(width === undefined ? {} : { width }),
          value: (row) => columnValue(row, id),
          cell: (row) => <Cell row={row} id={id} awaitsNumbers={awaitsNumbers} />,
        }
      }),
    [list, ids, awaitsNumbers, t],
  )
}

interface CellProps {
  readonly row: ListRow
  readonly id: ColumnId
  readonly awaitsNumbers: boolean
}

function Cell({ row, id, awaitsNumbers }: CellProps) {
  switch (id) {
    case 'name':
      return <NameCell row={row} />
    case 'health':
      return <HealthCellOrWait row={row} awaits={awaitsNumbers} />
    case 'rate':
    case 'errors':
    case 'p95':
      return <TrafficCell row={row} column={id} awaits={awaitsNumbers} />
    case 'labels':
      return <LabelsCell labels={row.labels} />
    case 'details':
      return <MarksCell row={row} />
    default:
      if (row.list === 'config') return <ConfigCell row={row} column={id} awaits={awaitsNumbers} />
      return <TextCell row={row} column={id} />
  }
}

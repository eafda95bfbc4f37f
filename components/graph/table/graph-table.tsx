import { useGraphView } from '@/lib/client/use-graph-view'
import { filterEdges, filterNodes } from '@/lib/graph/panel/filter-rows'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { prepareTable } from '@/lib/graph/panel/prepare-table'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useNodeName } from '../use-node-name'
import { DataGrid, type Sort } from './data-grid'
import { FilteredAway } from './filtered-away'
import classes from './graph-table.module.css'
import { TableFilters } from './table-filters'
import { useEdgeColumns } from './use-edge-columns'
import { useNodeColumns } from './use-node-columns'

interface GraphTableProps {
  readonly index: ElementIndex
  readonly selection: readonly string[]
  readonly onSelect: (id: string, add: boolean) => void
}

/** The drawn graph as a table, with the same selection. */
export function GraphTable({ index, selection, onSelect }: GraphTableProps) {
  const t = useTranslations('graph.table')
  const [view, change] = useGraphView()
  const name = useNodeName()
  const edgeColumns = useEdgeColumns(view.latency)
  const nodeColumns = useNodeColumns()
  const all = useMemo(() => prepareTable(index.graph, name), [index, name])
  const { rows, q, health, protocol } = view
  const edges = useMemo(() => filterEdges(all.edges, { q, health, protocol }), [all, q, health, protocol])
  const nodes = useMemo(() => filterNodes(all.nodes, { q, health, protocol }), [all, q, health, protocol])
  const shown = rows === 'edges' ? edges.length : nodes.length
  const common = {
    label: t(`label.${rows}`),
    sort: readSort(view.sort),
    onSort: (sort: Sort | null) =>
      change({ sort: sort === null ? null : `${sort.descending ? '-' : ''}${sort.column}` }),
    selection,
    onSelect,
  }
  return (
    <div className={classes.table}>
      <TableFilters shown={shown} total={all[rows].length} />
      {shown === 0 && all[rows].length > 0 ? (
        <FilteredAway hidden={all[rows].length} />
      ) : rows === 'edges' ? (
        <DataGrid key="edges" columns={edgeColumns} rows={edges} {...common} />
      ) : (
        <DataGrid key="nodes" columns={nodeColumns} rows={nodes} {...common} />
      )}
    </div>
  )
}

function readSort(text: string | null): Sort | null {
  if (text === null) return null
  return text.startsWith('-') ? { column: text.slice(1), descending: true } : { column: text, descending: false }
}

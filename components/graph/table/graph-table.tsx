import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { filterEdges, filterNodes } from '@/lib/graph/panel/filter-rows'
import { prepareTable } from '@/lib/graph/panel/prepare-table'
import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useElementName } from '../use-element-name'
import type { OpenMenu } from '../use-element-menu'
import { useNodeName } from '../use-node-name'
import type { SelectIds } from '../use-selection'
import { DataGrid } from './data-grid'
import { FilteredAway } from './filtered-away'
import classes from './graph-table.module.css'
import { MissingColumns } from './missing-columns'
import { TableFilters } from './table-filters'
import { useCsv } from './use-csv'
import { useEdgeColumns } from './use-edge-columns'
import { useNodeColumns } from './use-node-columns'
import { useSortedRows } from '@/components/table/use-sorted-rows'
import { useSpokenSort } from '@/components/table/use-spoken-sort'

interface GraphTableProps {
  /** What is drawn. */
  readonly index: ElementIndex
  readonly selection: readonly string[]
  readonly onSelect: SelectIds
  readonly onMenu: OpenMenu
  readonly found: ReadonlySet<string>
  readonly visit: { readonly id: string; readonly turn: number } | undefined
}

/** The drawn graph as a table, with the same selection and the same menus. */
export function GraphTable({ index, selection, onSelect, onMenu, found, visit }: GraphTableProps) {
  const t = useTranslations('graph.table')
  const [{ rows, q, health, protocol, sort: text }, change] = useGraphView()
  const { graph } = index
  const nodeName = useNodeName()
  const name = useElementName(index)
  const edgeColumns = useEdgeColumns(graph.request)
  const nodeColumns = useNodeColumns()
  const all = useMemo(() => prepareTable(graph, nodeName), [graph, nodeName])
  const edges = useMemo(() => filterEdges(all.edges, { q, health, protocol }), [all, q, health, protocol])
  const nodes = useMemo(() => filterNodes(all.nodes, { q, health, protocol }), [all, q, health, protocol])
  const { sort, onSort, spoken } = useSpokenSort(rows === 'edges' ? edgeColumns : nodeColumns, {
    text,
    onText: (next) => change({ sort: next }),
    unsorted: t('unsorted'),
  })
  const sortedEdges = useSortedRows(edgeColumns, edges, rows === 'edges' ? sort : null)
  const sortedNodes = useSortedRows(nodeColumns, nodes, rows === 'nodes' ? sort : null)
  const save = useCsv(graph, rows === 'edges' ? { edges: sortedEdges } : { nodes: sortedNodes })
  const shown = rows === 'edges' ? edges.length : nodes.length
  const common = {
    label: t(`label.${rows}`),
    sort,
    onSort,
    selection,
    onSelect,
    onMenu,
    nameOf: ({ id }: { readonly id: string }) => name(id),
    found,
    visit,
  }
  return (
    <div className={classes.table}>
      <TableFilters shown={shown} total={all[rows].length} onSave={save}>
        {rows === 'edges' ? <MissingColumns graph={graph} /> : null}
      </TableFilters>
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
      {shown === 0 && all[rows].length > 0 ? (
        <FilteredAway hidden={all[rows].length} />
      ) : rows === 'edges' ? (
        <DataGrid key="edges" columns={edgeColumns} rows={sortedEdges} {...common} />
      ) : (
        <DataGrid key="nodes" columns={nodeColumns} rows={sortedNodes} {...common} />
      )}
    </div>
  )
}

import { saveFile } from '@/components/ui/save-file'
import { exportFileName } from '@/lib/graph/export/export-file-name'
import { FILE_KINDS } from '@/lib/graph/export/export-format'
import { type CsvColumn, edgesCsv, nodesCsv } from '@/lib/graph/export/table-csv'
import type { Graph } from '@/lib/graph/model'
import type { EdgeRow, NodeRow } from '@/lib/graph/panel/prepare-table'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'

type Rows = { readonly edges: readonly EdgeRow[] } | { readonly nodes: readonly NodeRow[] }

/** Saves the rows as they stand in the table. */
export function useCsv({ request }: Graph, rows: Rows): () => void {
  const t = useTranslations('graph.table.csv')
  const te = useTranslations('graph.export')
  const title = (column: CsvColumn) =>
    column === 'latency' || column === 'latencyAtLeast'
      ? t(`columns.${column}`, { which: request.latency })
      : t(`columns.${column}`)
  return () => {
    const text = 'edges' in rows ? edgesCsv(rows.edges, title) : nodesCsv(rows.nodes, title)
    const file = exportFileName(request, 'csv')
    saveFile(new Blob([text], { type: `${FILE_KINDS.csv.mediaType};charset=utf-8` }), file)
    notifications.show({ message: te('done', { file }) })
  }
}

import type { Graph } from '@/lib/graph/model'
import { EDGE_LABELS } from '@/lib/url/graph-view'
import { Button, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { toggled } from '../toolbar/options'
import { useOptions } from '../toolbar/use-options'

/** The columns that the answer has no data for, since nobody asked: each with the button that asks. */
export function MissingColumns({ graph }: { readonly graph: Graph }) {
  const t = useTranslations('graph.table.missing')
  const { view, change, why } = useOptions(graph)
  const { request } = graph
  const missing = (['latency', 'throughput'] as const).filter((label) => request[label] === 'none')
  return missing.map((label) => {
    const reason = why(label)
    return (
      <Tooltip key={label} label={reason ?? t(`${label}Hint`)} multiline maw={280}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} aria-hidden />}
          aria-disabled={reason !== undefined}
          {...(reason === undefined ? {} : { 'data-disabled': true })}
          onClick={() => {
            if (reason === undefined) change({ edgeLabels: toggled(EDGE_LABELS, view.edgeLabels, label, true) })
          }}
        >
          {t(label)}
        </Button>
      </Tooltip>
    )
  })
}

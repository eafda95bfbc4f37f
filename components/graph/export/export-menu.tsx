import { useAnchor } from '@/components/ui/use-anchor'
import type { Graph } from '@/lib/graph/model'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useExport } from './use-export'

const load = () => import('./export-items')
const ExportItems = dynamic(() => load().then((module) => module.ExportItems), { loading: () => null })

interface ExportMenuProps {
  /** What is drawn; undefined while nothing is. */
  readonly graph: Graph | undefined
  /** The same with what is hidden. */
  readonly whole: Graph | undefined
}

/** Takes away what is drawn, as a picture or as text. */
export function ExportMenu({ graph, whole }: ExportMenuProps) {
  const t = useTranslations('graph.export')
  const { busy, run } = useExport(graph, whole)
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  return (
    <>
      <Tooltip label={t('menu')}>
        <ActionIcon variant="default" size={30} aria-label={t('menu')} loading={busy} {...props}>
          <IconDownload size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {wanted ? <ExportItems anchor={anchor} graph={graph} run={run} /> : null}
    </>
  )
}

import { LegendButton } from '@/components/ui/legend-button'
import { useMeshTopologyView } from '@/lib/client/use-mesh-topology-view'
import { MESH_SHOWS } from '@/lib/url/mesh-topology-view'
import { MESH_OPERANDS } from '@/lib/topology/find/mesh-language'
import { Chip, Group, SegmentedControl } from '@mantine/core'
import { use } from 'react'
import { useTranslations } from 'use-intl'
import { DrawingToolsContext } from './drawing-tools'
import classes from './topology.module.css'
import type { DrawnMesh } from './use-drawn-mesh'

interface TopologyToolsProps {
  readonly shown: DrawnMesh
  readonly onWalk: (step: 1 | -1) => void
  readonly legend: boolean
  readonly onLegend: (open: boolean) => void
}

/** Drawing or table, what is left out, and the boxes of find and hide. */
export function TopologyTools({ shown, onWalk, legend, onLegend }: TopologyToolsProps) {
  const t = useTranslations('meshTopology')
  const tools = use(DrawingToolsContext)
  const [{ view, show, find, hide }, change] = useMeshTopologyView()
  if (tools === null) return null
  const { FindBox } = tools
  const { language, whole, hits, hidden } = shown
  const meaningOf = (word: string) =>
    t(`words.${MESH_OPERANDS.find((name) => name === language.operandCalled(word)?.row.name) ?? 'label'}`)
  const box = { language, meaningOf, drawn: whole }
  return (
    <div className={classes.tools} role="group" aria-label={t('tools.label')}>
      <SegmentedControl
        size="xs"
        aria-label={t('tools.view')}
        value={view}
        data={(['graph', 'table'] as const).map((value) => ({ value, label: t(`tools.${value}`) }))}
        onChange={(value) => change({ view: value })}
      />
      <Group gap={6} role="group" aria-label={t('show.label')}>
        {MESH_SHOWS.map((part) => (
          <Chip
            key={part}
            size="xs"
            variant="outline"
            checked={show.includes(part)}
            onChange={(on) => change({ show: MESH_SHOWS.filter((one) => (one === part ? on : show.includes(one))) })}
          >
            {t(`show.${part}`)}
          </Chip>
        ))}
      </Group>
      <search className={classes.find}>
        <FindBox
          {...box}
          purpose="find"
          url={find}
          onChange={(next) => change({ find: next })}
          count={find === '' ? '' : t('found', { count: hits.length })}
          onEnter={onWalk}
        />
        <FindBox
          {...box}
          purpose="hide"
          url={hide}
          onChange={(next) => change({ hide: next })}
          count={hide === '' ? '' : t('hiddenCount', { count: hidden })}
          onEnter={() => undefined}
        />
      </search>
      <LegendButton label={t('legend.title')} open={legend} onOpen={onLegend} />
    </div>
  )
}

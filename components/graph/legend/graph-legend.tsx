import { useGraphView } from '@/lib/client/use-graph-view'
import type { LegendPart } from '@/lib/graph/display/legend-look'
import type { Graph } from '@/lib/graph/model'
import { lookOfSign } from '@/lib/graph/panel/look-of-sign'
import { LEGEND_SIGNS, type LegendSign, signsInUse } from '@/lib/graph/panel/prepare-legend'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { CSS_PALETTE } from '../canvas/palette'
import { Legend } from './legend'
import classes from './legend.module.css'

const SECTIONS = ['nodes', 'icons', 'rings', 'signs', 'lines', 'marks', 'frames'] as const

interface GraphLegendProps {
  readonly graph: Graph | undefined
  readonly onClose: () => void
}

/** What the signs of the graph mean. */
export function GraphLegend({ graph, onClose }: GraphLegendProps) {
  const t = useTranslations('graph.legend')
  const tc = useTranslations('graph.corner')
  const [{ badges, edgeMode }] = useGraphView()
  const used = useMemo(
    () => (graph === undefined ? new Set<LegendSign>() : signsInUse(graph, { badges })),
    [graph, badges],
  )
  const partsOf = (isShown: (sign: LegendSign) => boolean): readonly LegendPart[] =>
    SECTIONS.map((id) => ({
      id,
      title: t(`sections.${id}`),
      entries: LEGEND_SIGNS[id]
        .filter(isShown)
        .map((sign) => ({ id: sign, look: lookOfSign(sign, CSS_PALETTE), words: t(`signs.${sign}`) })),
    })).filter(({ entries }) => entries.length > 0)
  return (
    <Legend
      words={{ title: t('title'), close: t('close'), unused: t('unused') }}
      used={partsOf((sign) => used.has(sign))}
      unused={partsOf((sign) => !used.has(sign))}
      onClose={onClose}
    >
      {edgeMode === 'all' ? null : <p className={classes.name}>{tc(`edges.${edgeMode}`)}</p>}
    </Legend>
  )
}

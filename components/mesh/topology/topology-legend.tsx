import type { LegendPart } from '@/lib/graph/display/legend-look'
import {
  lookOfMeshSign,
  MESH_LEGEND_SIGNS,
  type MeshLegendSign,
  meshSignsInUse,
} from '@/lib/topology/drawing/mesh-legend'
import type { Mesh, MeshComponent } from '@/lib/topology/model'
import { use, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { DrawingToolsContext } from './drawing-tools'

const SECTIONS = ['components', 'states', 'links', 'frames'] as const

interface TopologyLegendProps {
  /** Those that are drawn. */
  readonly components: readonly MeshComponent[]
  readonly links: Mesh['links']
  readonly onClose: () => void
}

/** What the signs of the topology mean. */
export function TopologyLegend({ components, links, onClose }: TopologyLegendProps) {
  const t = useTranslations('meshTopology.legend')
  const tools = use(DrawingToolsContext)
  const used = useMemo(() => meshSignsInUse(components, links), [components, links])
  if (tools === null) return null
  const { Legend } = tools
  const partsOf = (isShown: (sign: MeshLegendSign) => boolean): readonly LegendPart[] =>
    SECTIONS.map((id) => ({
      id,
      title: t(`sections.${id}`),
      entries: MESH_LEGEND_SIGNS[id]
        .filter(isShown)
        .map((sign) => ({ id: sign, look: lookOfMeshSign(sign), words: t(`signs.${sign}`) })),
    })).filter(({ entries }) => entries.length > 0)
  return (
    <Legend
      words={{ title: t('title'), close: t('close'), unused: t('unused') }}
      used={partsOf((sign) => used.has(sign))}
      unused={partsOf((sign) => !used.has(sign))}
      onClose={onClose}
    />
  )
}

import { Band } from '@/components/ui/band'
import { useShortcut } from '@/components/layout/use-shortcut'
import { useMeshTopologyView } from '@/lib/client/use-mesh-topology-view'
import type { Mesh } from '@/lib/topology/model'
import { IconEyeOff } from '@tabler/icons-react'
import { use, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AllHidden } from './all-hidden'
import { ComponentTable } from './component-table'
import { DrawingToolsContext } from './drawing-tools'
import { SelectionPanel } from './panel/selection-panel'
import { TopologyLegend } from './topology-legend'
import { TopologyTools } from './topology-tools'
import classes from './topology.module.css'
import { useDrawnMesh } from './use-drawn-mesh'
import { useHitWalk } from './use-hit-walk'

/** Everything stands still: components have no traffic, and so neither labels nor badges of it. */
const LOOK = { edgeLabels: [], latency: 'p95', badges: [], layout: 'layered', animation: false } as const
const PLACES = 'mesh-topology'

interface TopologyProps {
  readonly mesh: Mesh
  /** The server's time when it answered. */
  readonly now: string
}

/** The drawing of the mesh or its table, and what is selected beside it. */
export function Topology({ mesh, now }: TopologyProps) {
  const t = useTranslations('meshTopology')
  const tools = use(DrawingToolsContext)
  const [{ view, sel, panel }, change] = useMeshTopologyView()
  const shown = useDrawnMesh(mesh)
  const { drawn, whole, hits, found, rows } = shown
  const select = (id: string | null) => change({ sel: id, panel: id === null ? panel : null })
  const { visit, walk } = useHitWalk(hits, sel, select)
  const [legend, setLegend] = useState(false)
  useShortcut('l', () => setLegend(!legend))
  if (tools === null) return null
  const { Canvas, SidePanel } = tools
  return (
    <div className={classes.body}>
      <div className={classes.main}>
        <TopologyTools shown={shown} onWalk={walk} legend={legend} onLegend={setLegend} />
        {mesh.hidden === 0 ? null : (
          <Band icon={<IconEyeOff size={16} aria-hidden />}>{t('hidden', { count: mesh.hidden })}</Band>
        )}
        <div className={classes.drawing}>
          {rows.length === 0 ? (
            <AllHidden />
          ) : view === 'table' ? (
            <ComponentTable rows={rows} found={found} now={now} />
          ) : (
            <Canvas
              graph={drawn}
              placesAs={PLACES}
              whole={whole}
              view={LOOK}
              selection={sel === null ? [] : [sel]}
              found={found}
              visit={visit}
              onSelect={(next) => {
                const ids = typeof next === 'function' ? next(sel === null ? [] : [sel]) : next
                select(ids.at(-1) ?? null)
              }}
              onOpen={select}
              ariaLabel={t('drawing', { nodes: drawn.nodes.length, edges: drawn.edges.length })}
            />
          )}
          {legend ? <TopologyLegend components={rows} links={mesh.links} onClose={() => setLegend(false)} /> : null}
        </div>
      </div>
      <SidePanel open={panel === 'open'} onOpen={(open) => change({ panel: open ? null : 'closed' })}>
        <SelectionPanel mesh={mesh} now={now} onSelect={select} />
      </SidePanel>
    </div>
  )
}

import { useMeshTopologyView } from '@/lib/client/use-mesh-topology-view'
import type { FindLanguage } from '@/lib/graph/find/operands'
import { showGraph } from '@/lib/graph/find/show-graph'
import type { DrawnParts } from '@/lib/graph/model'
import { chooseComponents } from '@/lib/topology/drawing/choose-components'
import { byWorst } from '@/lib/topology/drawing/status-of'
import { toDrawnMesh } from '@/lib/topology/drawing/to-drawn-mesh'
import { meshLanguage } from '@/lib/topology/find/mesh-language'
import type { Mesh, MeshComponent } from '@/lib/topology/model'
import { useMemo } from 'react'
import { useMeshWords } from './use-mesh-words'

export interface DrawnMesh {
  /** With what is hidden; what can be asked for is read off it. */
  readonly whole: DrawnParts
  readonly drawn: DrawnParts
  /** The components of `drawn`, the worst first: what the table shows. */
  readonly rows: readonly MeshComponent[]
  readonly language: FindLanguage
  /** Ids of what is found, in the order of the rows. */
  readonly hits: readonly string[]
  readonly found: ReadonlySet<string>
  readonly hidden: number
}

/** The mesh as the URL says: what is left out, hidden and found; the same for drawing and table. */
export function useDrawnMesh(mesh: Mesh): DrawnMesh {
  const [{ show, find, hide }] = useMeshTopologyView()
  const words = useMeshWords()
  const whole = useMemo(
    () => toDrawnMesh({ components: chooseComponents(mesh.components, show), links: mesh.links }, words),
    [mesh, show, words],
  )
  const language = useMemo(() => meshLanguage(mesh.components), [mesh])
  return useMemo(() => {
    const { graph: drawn, hidden, found } = showGraph(whole, { find, hide, latency: 'avg', language })
    const ids = new Set(drawn.nodes.map(({ id }) => id))
    const rows = mesh.components.filter(({ id }) => ids.has(id)).sort(byWorst)
    const hits = rows.map(({ id }) => id).filter((id) => found.nodes.has(id))
    return { whole, drawn, rows, language, hits, found: new Set(hits), hidden: hidden.nodes }
  }, [mesh, whole, language, find, hide])
}

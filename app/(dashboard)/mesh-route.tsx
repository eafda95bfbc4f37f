'use client'

import { MeshPage } from '@/components/mesh/mesh-page'
import { type DrawingTools, DrawingToolsContext } from '@/components/mesh/topology/drawing-tools'
import dynamic from 'next/dynamic'

const TOOLS: DrawingTools = {
  Canvas: dynamic(() => import('@/components/graph/canvas/graph-canvas').then((module) => module.GraphCanvas), {
    ssr: false,
    loading: () => null,
  }),
  FindBox: dynamic(() => import('@/components/graph/find/language-box').then((module) => module.LanguageBox), {
    loading: () => null,
  }),
  Legend: dynamic(() => import('@/components/graph/legend/legend').then((module) => module.Legend), {
    loading: () => null,
  }),
  SidePanel: dynamic(() => import('@/components/graph/panel/side-panel').then((module) => module.SidePanel), {
    loading: () => null,
  }),
}

/** The Mesh page with what the graph draws by, for no feature imports another. */
export function MeshRoute() {
  return (
    <DrawingToolsContext value={TOOLS}>
      <MeshPage />
    </DrawingToolsContext>
  )
}

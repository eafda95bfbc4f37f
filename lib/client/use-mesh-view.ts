import { type MeshTab, type MeshView, meshViewParsers } from '@/lib/url/mesh-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What the Mesh page shows. Another tab is a step for Back. */
export function useMeshView(): readonly [MeshView, (tab: MeshTab) => void] {
  const [view, setView] = useQueryStates(meshViewParsers)
  const open = useCallback((tab: MeshTab) => void setView({ tab }, { history: 'push' }), [setView])
  return [view, open]
}

import { type MeshSourcesView, meshSourcesViewParsers } from '@/lib/url/mesh-sources-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What the Sources tab shows; none of it is a step for Back. */
export function useMeshSourcesView(): readonly [MeshSourcesView, (part: Partial<MeshSourcesView>) => void] {
  const [view, setView] = useQueryStates(meshSourcesViewParsers)
  const change = useCallback((part: Partial<MeshSourcesView>) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}

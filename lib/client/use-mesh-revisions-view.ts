import { type MeshRevisionsView, meshRevisionsViewParsers } from '@/lib/url/mesh-revisions-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** Which namespaces are shown, in which order. Nothing of it is a step for Back. */
export function useMeshRevisionsView(): readonly [MeshRevisionsView, (part: Partial<MeshRevisionsView>) => void] {
  const [view, setView] = useQueryStates(meshRevisionsViewParsers)
  const change = useCallback(
    (part: Partial<MeshRevisionsView>) => void setView(part, { history: 'replace' }),
    [setView],
  )
  return [view, change]
}

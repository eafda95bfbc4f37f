import { type MeshMtlsView, meshMtlsViewParsers } from '@/lib/url/mesh-mtls-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What the tab about mutual TLS shows. Nothing of it is a step for Back. */
export function useMeshMtlsView(): readonly [MeshMtlsView, (part: Partial<MeshMtlsView>) => void] {
  const [view, setView] = useQueryStates(meshMtlsViewParsers)
  const change = useCallback((part: Partial<MeshMtlsView>) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}

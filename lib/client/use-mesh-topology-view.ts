import { type MeshTopologyView, meshTopologyViewParsers } from '@/lib/url/mesh-topology-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type Change = Partial<{ [K in keyof MeshTopologyView]: MeshTopologyView[K] | null }>

/** What the topology of the mesh shows. What is selected, found or left out is no step for Back. */
export function useMeshTopologyView(): readonly [MeshTopologyView, (change: Change) => void] {
  const [view, setView] = useQueryStates(meshTopologyViewParsers)
  const change = useCallback((part: Change) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}

import { type MeshProxiesView, meshProxiesViewParsers } from '@/lib/url/mesh-proxies-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

type ChangeView = (part: Partial<{ [K in keyof MeshProxiesView]: MeshProxiesView[K] | null }>) => void

/** Which proxies are shown, in which order. Nothing of it is a step for Back. */
export function useMeshProxiesView(): readonly [MeshProxiesView, ChangeView] {
  const [view, setView] = useQueryStates(meshProxiesViewParsers)
  const change = useCallback<ChangeView>((part) => void setView(part, { history: 'replace' }), [setView])
  return [view, change]
}

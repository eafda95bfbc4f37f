import { type MeshTab, type MeshView, meshViewParsers } from '@/lib/url/mesh-view'
import { usePathname, useRouter } from 'next/navigation'
import { createSerializer, useQueryStates } from 'nuqs'
import { useCallback } from 'react'

const write = createSerializer(meshViewParsers)

/** What the Mesh page shows. Another tab is a step for Back, and begins without what the one before was told by its address. */
export function useMeshView(): readonly [MeshView, (tab: MeshTab) => void] {
  const [view] = useQueryStates(meshViewParsers)
  const router = useRouter()
  const path = usePathname()
  const open = useCallback((tab: MeshTab) => router.push(path + write({ ...view, tab })), [router, path, view])
  return [view, open]
}

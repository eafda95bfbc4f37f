import { type MeshCertificatesView, meshCertificatesViewParsers } from '@/lib/url/mesh-certificates-view'
import { useQueryStates } from 'nuqs'

/** How the Certificates tab is ordered; no step for Back. */
export function useMeshCertificatesView(): readonly [
  MeshCertificatesView,
  (part: Partial<MeshCertificatesView>) => void,
] {
  const [view, setView] = useQueryStates(meshCertificatesViewParsers)
  return [view, (part) => void setView(part, { history: 'replace' })]
}

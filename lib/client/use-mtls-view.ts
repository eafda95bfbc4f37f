import { type MtlsView, mtlsViewParsers } from '@/lib/url/mtls-view'
import { useQueryStates } from 'nuqs'

/** What the page that sets mutual TLS was told by its address, and how that is changed. */
export function useMtlsView(): readonly [MtlsView, (part: Partial<MtlsView>) => void] {
  const [view, setView] = useQueryStates(mtlsViewParsers)
  return [view, (part) => void setView(part)]
}

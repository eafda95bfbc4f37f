import { type NewObjectView, newObjectViewParsers } from '@/lib/url/new-object-view'
import { useQueryStates } from 'nuqs'

/** What the page that makes an object was told by its address, and how that is changed. */
export function useNewObjectView(): readonly [NewObjectView, (part: Partial<NewObjectView>) => void] {
  const [view, setView] = useQueryStates(newObjectViewParsers)
  return [view, (part) => void setView(part)]
}

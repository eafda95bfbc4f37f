import type { CauseId } from '@/lib/doctor/model'
import { meshSourcesViewParsers } from '@/lib/url/mesh-sources-view'
import { meshViewParsers } from '@/lib/url/mesh-view'
import { createSerializer, useQueryStates } from 'nuqs'
import { useCallback } from 'react'

const { tab, ...window } = meshViewParsers
const { sel, cause, namespaces } = meshSourcesViewParsers
const write = createSerializer({ tab, sel, cause, namespaces, ...window })

export interface SourcePlace {
  /** Id of a source; all of them when left out. */
  readonly source?: string
  /** A check of that source. */
  readonly cause?: CauseId
  /** What the doctor was asked about where the link stands; `*` or none: all that the user may see. */
  readonly namespaces?: readonly string[]
}

/** The address of the diagnosis of a source, of one check of it, or of all, over the window of the page that links to it. */
export function useSourceHref(): (place?: SourcePlace) => string {
  const [view] = useQueryStates(window)
  return useCallback(
    ({ source, cause, namespaces = [] } = {}) => {
      const about = namespaces.includes('*') ? [] : [...namespaces]
      return `/mesh${write({ ...view, tab: 'sources', sel: source ?? null, cause: cause ?? null, namespaces: about })}`
    },
    [view],
  )
}

import { objectStartQuery } from '@/lib/client/object-start-query'
import { type Draft, useDraft } from '@/lib/client/use-draft'
import { useNewObjectView } from '@/lib/client/use-new-object-view'
import type { ObjectStart } from '@/lib/config-objects/start/object-start'
import { startText } from '@/lib/config-objects/start/start-text'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { PharosError } from '@/lib/ports/pharos-error'
import { newObjectPath, type NewObjectView } from '@/lib/url/new-object-view'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

export interface NewObject {
  readonly view: NewObjectView
  readonly change: (part: Partial<NewObjectView>) => void
  /** Of the place that the address names; undefined: none, or not known. */
  readonly start: ObjectStart | undefined
  readonly failure: PharosError | null
  /** What the text begins with; undefined: it is waited for. */
  readonly begun: string | undefined
  /** One for each beginning, so that none is lost when another one is looked at. */
  readonly draft: Draft | undefined
  readonly setDraft: (draft: Draft | undefined) => void
}

/** A new object of a kind, begun where the address says. */
export function useNewObject(kind: ClusterKind): NewObject {
  const [view, change] = useNewObjectView()
  const { namespace, workload, service, template, caller } = view
  const isPlaced = namespace !== null
  const query = objectStartQuery(kind, { namespace: namespace ?? '', workload, service })
  const { data: start, error: failure } = useQuery({ ...query, enabled: isPlaced })
  const [draft, setDraft] = useDraft(newObjectPath(kind, view))
  const isKnown = !isPlaced || start !== undefined || failure !== null
  const begun = useMemo(
    () => (isKnown ? (startText(kind, { start, template, caller }) ?? '') : undefined),
    [isKnown, kind, start, template, caller],
  )
  return { view, change, start, failure, begun, draft, setDraft }
}

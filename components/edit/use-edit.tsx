'use client'

import type { AppliedEdit, EditRequest } from '@/lib/url/edit-types'
import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { AppliedBand } from './applied-band'
import type { EditedObject, EditSession } from './edit-session'
import { useRecentChange } from './use-recent-change'

const EditDialog = dynamic(() => import('./edit-dialog').then((module) => module.EditDialog), {
  ssr: false,
  loading: () => null,
})

export interface Edit {
  /** Opens the preview of a change. */
  readonly preview: (request: EditRequest) => void
  /** Opens the preview of taking a change back. */
  readonly undo: (object: EditedObject, change: string) => void
  /** The window, and after a change the band that says what was done and takes it back: stands above the content. */
  readonly element: ReactNode
}

interface EditOptions {
  /** Called when the object is another one now. */
  readonly onApplied?: (applied: AppliedEdit) => void
  /** Whose newest change is shown as long as it is looked after. */
  readonly watched?: EditedObject
  /** What was changed, where the band does not stand on its page. */
  readonly subject?: ReactNode
}

/** The one way to change something: preview, confirmation, what happens after it, and undo. */
export function useEdit({ onApplied, watched, subject }: EditOptions = {}): Edit {
  const client = useQueryClient()
  const [session, setSession] = useState<EditSession>()
  const [done, setDone] = useState<{ readonly applied: AppliedEdit; readonly object: EditedObject }>()
  const [closed, setClosed] = useState<string | null>(null)
  const recent = useRecentChange(watched)
  const undo = (object: EditedObject, change: string): void => setSession({ undo: { ...object, change } })
  const shown =
    done ?? (recent === undefined || watched === undefined ? undefined : { applied: recent, object: watched })
  return {
    preview: (request) => setSession({ request }),
    undo,
    element: (
      <>
        {shown === undefined || (shown.applied.change !== null && shown.applied.change === closed) ? null : (
          <AppliedBand
            applied={shown.applied}
            {...(subject === undefined ? {} : { subject })}
            onUndo={(change) => undo(shown.object, change)}
            onClose={() => {
              setDone(undefined)
              setClosed(shown.applied.change)
            }}
          />
        )}
        {session === undefined ? null : (
          <EditDialog
            session={session}
            onClose={() => setSession(undefined)}
            onApplied={(applied) => {
              const { kind, namespace, name } = session.request ?? session.undo
              setSession(undefined)
              setDone({ applied, object: { kind, namespace, name } })
              // The plan is used up: only what it changed is asked for again.
              void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'edit-plan' })
              onApplied?.(applied)
            }}
          />
        )}
      </>
    ),
  }
}

'use client'

import type { AppliedEdit, EditRequest } from '@/lib/url/edit-types'
import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { AppliedBand } from './applied-band'
import type { EditedObject, EditSession } from './edit-session'

const EditDialog = dynamic(() => import('./edit-dialog').then((module) => module.EditDialog), {
  ssr: false,
  loading: () => null,
})

export interface Edit {
  /** Opens the preview of changes that are made together; mostly it is one. */
  readonly preview: (...changes: readonly EditRequest[]) => void
  /** Opens the preview of taking a change of these objects back. */
  readonly undo: (objects: readonly EditedObject[], change: string) => void
  /** The window, and after a change the band that says what was done and takes it back: stands above the content. */
  readonly element: ReactNode
}

interface EditOptions {
  /** Called when the objects are others now. */
  readonly onApplied?: (applied: AppliedEdit) => void
  /** A change that is shown until one is made here, as long as it is looked after. */
  readonly recent?: Pick<AppliedEdit, 'words' | 'change' | 'surprises' | 'objects'> | undefined
  /** False: something else tells what was done. */
  readonly tells?: boolean
  /** What was changed, where the band does not stand on its page. */
  readonly subject?: ReactNode
}

/** The one way to change something: preview, confirmation, what happens after it, and undo. */
export function useEdit({ onApplied, recent, tells = true, subject }: EditOptions = {}): Edit {
  const client = useQueryClient()
  const [session, setSession] = useState<EditSession>()
  const [done, setDone] = useState<Pick<AppliedEdit, 'words' | 'change' | 'surprises' | 'objects'>>()
  const [closed, setClosed] = useState<string | null>(null)
  const undo = (objects: readonly EditedObject[], change: string): void => setSession({ undo: { objects, change } })
  // The plan is used up: only what it changed is asked for again.
  const askAgain = (): void =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'edit-plan' })
  const shown = done ?? recent
  return {
    preview: (...changes) => setSession({ changes }),
    undo,
    element: (
      <>
        {shown === undefined || !tells || (shown.change !== null && shown.change === closed) ? null : (
          <AppliedBand
            applied={shown}
            {...(subject === undefined ? {} : { subject })}
            onUndo={(change) => undo(shown.objects, change)}
            onClose={() => {
              setDone(undefined)
              setClosed(shown.change)
            }}
          />
        )}
        {session === undefined ? null : (
          <EditDialog
            session={session}
            onClose={() => setSession(undefined)}
            onFailed={askAgain}
            onApplied={(applied) => {
              setSession(undefined)
              setDone(applied)
              askAgain()
              onApplied?.(applied)
            }}
          />
        )}
      </>
    ),
  }
}

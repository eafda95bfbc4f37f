'use client'

import { ConfigObjectPage } from '@/components/config/config-object-page'
import { LazyForm } from '@/components/object-form/lazy-form'
import { ObjectChanges } from '@/components/edit/object-changes'
import { useEdit } from '@/components/edit/use-edit'
import { useRecentChange } from '@/components/edit/use-recent-change'
import { EventsCard } from '@/components/details/events-card'
import { EditedKind, KindEditor } from '@/components/editor/kind-editor'
import { useDraft } from '@/lib/client/use-draft'
import { readConfigKind } from '@/lib/config-objects/config-kinds'
import { configPath, type ConfigRef } from '@/lib/url/config-view'
import { useMemo } from 'react'

/** The page about an object, with what another feature knows of it. */
export function ObjectPage({ object }: { readonly object: ConfigRef }) {
  const { namespace, name } = object
  const about = useMemo(() => new Set([name]), [name])
  const [, setDraft] = useDraft(configPath(object))
  const kind = readConfigKind(object.kind)
  const edited = useMemo(() => (kind === undefined ? undefined : { kind, namespace, name }), [kind, namespace, name])
  const editing = useEdit({
    onApplied: () => setDraft(undefined),
    recent: useRecentChange(edited),
  })
  return (
    <EditedKind value={kind}>
      <ConfigObjectPage
        Editor={KindEditor}
        Form={LazyForm}
        editing={editing}
        object={object}
        records={edited === undefined ? null : <ObjectChanges object={edited} onUndo={editing.undo} />}
        events={namespace === '' ? null : <EventsCard namespace={namespace} about={about} />}
      />
    </EditedKind>
  )
}

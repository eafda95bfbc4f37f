'use client'

import { NewObjectPage } from '@/components/config/new-object-page'
import { LazyForm } from '@/components/object-form/lazy-form'
import { useEdit } from '@/components/edit/use-edit'
import { EditedKind, KindEditor } from '@/components/editor/kind-editor'
import { useDraft } from '@/lib/client/use-draft'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { newObjectPath } from '@/lib/url/config-view'

/** The page that makes an object, with what other features do of it. */
export function CreatePage({ kind }: { readonly kind: ClusterKind }) {
  const [, setDraft] = useDraft(newObjectPath(kind))
  const editing = useEdit({ onApplied: () => setDraft(undefined) })
  return (
    <EditedKind value={kind}>
      <NewObjectPage kind={kind} Editor={KindEditor} Form={LazyForm} editing={editing} />
    </EditedKind>
  )
}

'use client'

import { NewObjectPage } from '@/components/config/new-object-page'
import { LazyForm } from '@/components/object-form/lazy-form'
import { useEdit } from '@/components/edit/use-edit'
import { EditedKind, KindEditor } from '@/components/editor/kind-editor'
import { useNewObject } from '@/components/config/use-new-object'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'

/** The page that makes an object, with what other features do of it. */
export function CreatePage({ kind }: { readonly kind: ClusterKind }) {
  const object = useNewObject(kind)
  const editing = useEdit({ onApplied: () => object.setDraft(undefined) })
  return (
    <EditedKind value={kind}>
      <NewObjectPage kind={kind} object={object} Editor={KindEditor} Form={LazyForm} editing={editing} />
    </EditedKind>
  )
}

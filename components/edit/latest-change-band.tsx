import { ObjectLink } from '@/components/layout/object-link'
import { readConfigKind } from '@/lib/config-objects/config-kinds'
import type { ChangeRow, EditedPlace } from '@/lib/url/edit-types'
import { objectName } from './object-name'
import { useEdit } from './use-edit'
import { useWatchedChange } from './use-recent-change'

interface LatestChangeBandProps {
  readonly change: ChangeRow
  readonly object: EditedPlace
}

/** What was changed, what happens since, and the way back, away from the object's own page. */
export function LatestChangeBand({ change, object }: LatestChangeBandProps) {
  const name = <strong>{objectName(object)}</strong>
  const hasPage = readConfigKind(object.kind) !== undefined
  return useEdit({
    recent: useWatchedChange(change),
    subject: hasPage ? <ObjectLink object={object}>{name}</ObjectLink> : name,
  }).element
}

import { kindTitle, readConfigKind } from '@/lib/config-objects/config-kinds'
import { visibleText } from '@/lib/std/visible-text'
import { configPath } from '@/lib/url/config-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import type { EditedObject } from './edit-session'
import { useEdit } from './use-edit'

/** What was changed, what happens since, and the way back, away from the object's own page. */
export function LatestChangeBand({ object }: { readonly object: EditedObject }) {
  const kind = readConfigKind(object.kind)
  const title = `${kind === undefined ? visibleText(object.kind) : kindTitle(kind)} ${visibleText(object.name)}`
  const subject =
    kind === undefined ? (
      <strong>{title}</strong>
    ) : (
      <Anchor component={Link} href={configPath(object)} prefetch={false} underline="always" inherit fw={600}>
        {title}
      </Anchor>
    )
  return useEdit({ watched: object, subject }).element
}

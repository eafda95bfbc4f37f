import { ObjectLink } from '@/components/layout/object-link'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { visibleText } from '@/lib/std/visible-text'
import type { RoutingObjectText } from '@/lib/url/routing-types'

type Named = Pick<RoutingObjectText, 'kind' | 'namespace' | 'name'>

/** What an object is called where there is no place for a link. */
export function objectTitle({ kind, namespace, name }: Named): string {
  return `${kindTitle(kind)} ${visibleText(`${namespace}/${name}`)}`
}

/** Its kind, and its name as the way to its page. */
export function RoutingObjectLink({ object }: { readonly object: Named }) {
  return (
    <span>
      {kindTitle(object.kind)}{' '}
      <ObjectLink object={object}>{visibleText(`${object.namespace}/${object.name}`)}</ObjectLink>
    </span>
  )
}

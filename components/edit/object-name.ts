import { visibleText } from '@/lib/std/visible-text'
import type { EditedPlace } from '@/lib/url/edit-types'

/** An object as people name it: `VirtualService shop/web`. */
export function objectName({ wireKind, namespace, name }: Omit<EditedPlace, 'kind'>): string {
  return visibleText(`${wireKind} ${namespace === '' ? '' : `${namespace}/`}${name}`)
}

import { configPath } from '@/lib/url/config-view'
import type { IncomingReference } from './incoming-references'

/** One object with every place in which it points to another. */
export interface PointingObject extends Pick<IncomingReference, 'kind' | 'namespace' | 'name'> {
  /** The path of its page, which is also its key. */
  readonly path: string
  /** `spec.http[0].route[0].destination.subset` */
  readonly places: readonly string[]
}

/** References to one thing by the objects that hold them, in the order in which these appear. */
export function groupIncoming(references: readonly IncomingReference[]): readonly PointingObject[] {
  const found = new Map<string, { readonly object: PointingObject; readonly places: string[] }>()
  for (const { kind, namespace, name, path: place } of references) {
    const path = configPath({ kind, namespace, name })
    const known = found.get(path)
    if (known !== undefined) known.places.push(place)
    else {
      const places = [place]
      found.set(path, { object: { kind, namespace, name, path, places }, places })
    }
  }
  return [...found.values()].map(({ object }) => object)
}

import { readThingRef, THING_KINDS, type ThingRef } from '@/lib/mesh/thing-ref'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'

/** Of what links of the configuration can be about. */
export const LINK_KINDS = [...THING_KINDS, 'namespace'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** A namespace has no name of its own, the mesh as a whole no namespace either. */
export type LinkTarget =
  | ThingRef
  | { readonly kind: 'namespace'; readonly namespace: string; readonly name: '' }
  | { readonly kind: 'mesh'; readonly namespace: ''; readonly name: '' }

/** Reads `workload:NS/NAME` and the like, `namespace:NS`, or `mesh`. @returns undefined where nothing can be meant */
export function readLinkTarget(text: string): LinkTarget | undefined {
  if (text === 'mesh') return { kind: 'mesh', namespace: '', name: '' }
  const [, word = '', namespace = '', name] = /^([a-z]+):([^/]+)(?:\/([\s\S]+))?$/.exec(text) ?? []
  if (word === 'namespace') {
    return name === undefined && isDnsLabel(namespace) ? { kind: word, namespace, name: '' } : undefined
  }
  const kind = THING_KINDS.find((one) => one === word)
  return kind === undefined || name === undefined ? undefined : readThingRef(kind, namespace, name)
}

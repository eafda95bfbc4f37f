import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { readThingRef, THING_KINDS, type ThingRef } from '@/lib/mesh/thing-ref'
import { thingFolder } from './details-view'

/** What a page is about, as its path tells. */
export type PathSubject =
  | { readonly kind: 'thing'; readonly thing: ThingRef }
  | { readonly kind: 'namespace'; readonly namespace: string }
  | { readonly kind: 'trace'; readonly id: string }

/** Reads a path below the base path; undefined for pages that are about no one thing. */
export function pageOfPath(path: string): PathSubject | undefined {
  const [folder, first, second, ...rest] = path.split('/').slice(1).map(decoded)
  if (first === undefined || first === '' || rest.length > 0) return undefined
  if (second === undefined) {
    if (folder === 'namespaces') return isDnsLabel(first) ? { kind: 'namespace', namespace: first } : undefined
    return folder === 'traces' ? { kind: 'trace', id: first } : undefined
  }
  const kind = THING_KINDS.find((one) => thingFolder(one) === folder)
  const thing = kind === undefined ? undefined : readThingRef(kind, first, second)
  return thing === undefined ? undefined : { kind: 'thing', thing }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return '' // a percent sign that starts no UTF-8 sequence
  }
}

import { nameHash } from '../random'
import { at, textAt } from './json'
import type { Pod } from './topology'

/** What of a request decides about its endpoint; `source`: the address of the caller. */
export type HashKey = { readonly header: string } | { readonly query: string } | { readonly cookie: string } | 'source'

export function readHashKey(consistentHash: unknown): HashKey | undefined {
  const header = textAt(consistentHash, 'httpHeaderName').toLowerCase()
  if (header !== '') return { header }
  const query = textAt(consistentHash, 'httpQueryParameterName')
  if (query !== '') return { query }
  const cookie = textAt(consistentHash, 'httpCookie', 'name')
  if (cookie !== '') return { cookie }
  return at(consistentHash, 'useSourceIp') === true ? 'source' : undefined
}

/** The pod with the highest rank for this text: when another one goes, most texts keep theirs. Undefined when there is none. */
export function podFor(text: string, pods: readonly Pod[]): Pod | undefined {
  let best: { readonly pod: Pod; readonly rank: number } | undefined
  for (const pod of pods) {
    const rank = nameHash(`${pod.namespace}/${pod.name} ${text}`)
    if (best === undefined || rank > best.rank) best = { pod, rank }
  }
  return best?.pod
}

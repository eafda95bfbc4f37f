import { readThingRef, type ThingKind, type ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

/** What a path names; pages get its parts as they stand in it. A path that can name nothing is no page. */
export function thingFromPath(kind: ThingKind, namespace: string, name: string): ThingRef {
  const thing = readThingRef(kind, decoded(namespace), decoded(name))
  return thing ?? notFound()
}

/** @param page which of the pages about it; undefined: the one that tells everything */
export function titleFromPath(name: string, page?: string): Metadata {
  const thing = visibleText(decoded(name))
  return { title: page === undefined ? thing : `${thing} · ${page}` }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return '' // a percent sign that starts no UTF-8 sequence
  }
}

import { createSerializer, parseAsString } from 'nuqs/server'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { thingPath } from './details-view'
import { graphViewParsers } from './graph-view'

const { cluster, duration, at, refresh } = graphViewParsers

/** What the traffic split of a service reads of its address. */
export const splitViewParsers = {
  cluster,
  duration,
  at,
  refresh,
  /** Which rule, as `virtualservices/NAMESPACE/NAME/http/0`; without its end the first of the object that can be split. */
  route: parseAsString,
}

/** Writes the query string of the page (`?…`, or empty). */
export const writeSplitView = createSerializer(splitViewParsers)

/** The path of the traffic split of a service, below the base path. */
export function splitPath(service: Pick<ThingRef, 'namespace' | 'name'>): string {
  return `${thingPath({ kind: 'service', ...service })}/split`
}

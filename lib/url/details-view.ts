import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { ThingKind, ThingRef } from '@/lib/mesh/thing-ref'
import { graphViewParsers } from './graph-view'

/** The tabs of the pages about one thing, in their order. */
export const DETAILS_TABS = [
  'overview',
  'traffic',
  'logs',
  'inbound',
  'outbound',
  'metrics',
  'traces',
  'runtime',
] as const
export type DetailsTab = (typeof DETAILS_TABS)[number]

const { cluster, duration, at, refresh } = graphViewParsers

/** What the page about a thing reads of its address; tabs read more. */
export const detailsViewParsers = {
  cluster,
  duration,
  at,
  refresh,
  tab: parseAsStringLiteral(DETAILS_TABS).withDefault('overview'),
  /** Of the tab `runtime`: which dashboard. */
  dashboard: parseAsString,
  /** Of a workload: which of several controllers of one name, as Kubernetes calls it. */
  kind: parseAsString,
}

export type DetailsView = inferParserType<typeof detailsViewParsers>

/** Reads the view out of Next's `searchParams`; bad values become defaults. */
export const readDetailsView = createLoader(detailsViewParsers)

/** Writes the query string of a details page (`?…`, or empty), defaults left out. */
export const writeDetailsView = createSerializer(detailsViewParsers)

const FOLDERS = { app: 'applications', workload: 'workloads', service: 'services' } as const satisfies Record<
  ThingKind,
  string
>

/** The first part of the paths of things of a kind, which is the path of their list. */
export function thingFolder(kind: ThingKind): (typeof FOLDERS)[ThingKind] {
  return FOLDERS[kind]
}

/** The path of the page about a thing, below the base path. */
export function thingPath({ kind, namespace, name }: ThingRef): string {
  return `/${thingFolder(kind)}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`
}

/** The path of the page about a namespace, below the base path. */
export function namespacePath(namespace: string): string {
  return `/namespaces/${encodeURIComponent(namespace)}`
}

import type { GraphNode } from '@/lib/graph/model'
import type { ThingKind, ThingRef } from '@/lib/mesh/thing-ref'
import { configPath } from '@/lib/url/config-view'
import { mtlsPath } from '@/lib/url/mtls-view'
import { newObjectPath } from '@/lib/url/new-object-view'
import { splitPath, writeSplitView } from '@/lib/url/split-view'
import { type DetailsTab, type DetailsView, thingPath, writeDetailsView } from '@/lib/url/details-view'
import { wizardPath } from '@/lib/url/wizard-view'

/** Pages about one thing of the mesh, in the order of a menu. */
export const DESTINATION_PAGES = [
  'details',
  'traffic',
  'inboundMetrics',
  'outboundMetrics',
  'logs',
  'traces',
  'config',
  'trafficSplit',
  'routing',
  'deleteRouting',
  'mtls',
  'newPolicy',
] as const
export type DestinationPage = (typeof DESTINATION_PAGES)[number]

/** What a link leads to: a path with its query, below the base path. */
export interface Destination {
  readonly page: DestinationPage
  readonly href: string
}

/** The pages that this version has. Whoever adds a page adds its name, and menus and panels link to it. */
const EXISTING: readonly DestinationPage[] = [
  'details',
  'traffic',
  'inboundMetrics',
  'outboundMetrics',
  'logs',
  'traces',
  'config',
  'trafficSplit',
  'routing',
  'deleteRouting',
  'mtls',
  'newPolicy',
]

/** The window that a link keeps. */
type Window = Pick<DetailsView, 'duration' | 'at' | 'refresh'>
type Scope = Window & Pick<DetailsView, 'cluster'>

const OF_ALL = ['details', 'traffic', 'inboundMetrics', 'outboundMetrics', 'traces'] as const
const OFFERED: Readonly<Record<ThingKind, readonly DestinationPage[]>> = {
  app: OF_ALL,
  workload: [...OF_ALL, 'logs', 'mtls', 'newPolicy'],
  // Nobody counts what a service sends: its workloads send.
  service: [
    'details',
    'traffic',
    'inboundMetrics',
    'traces',
    'trafficSplit',
    'routing',
    'deleteRouting',
    'mtls',
    'newPolicy',
  ],
}
const OF_PODS: readonly DestinationPage[] = ['trafficSplit', 'routing', 'deleteRouting', 'newPolicy']
const TABS: Readonly<Partial<Record<DestinationPage, DetailsTab>>> = {
  traffic: 'traffic',
  inboundMetrics: 'inbound',
  outboundMetrics: 'outbound',
  logs: 'logs',
  traces: 'traces',
}

/**
 * Where a node's menu leads, in the order of the pages; a link appears when its page exists.
 *
 * @param window what the graph is of: the page shows the same.
 * @param existing the pages there are.
 */
export function destinations(
  node: GraphNode,
  window: Window,
  existing: readonly DestinationPage[] = EXISTING,
): readonly Destination[] {
  const config = existing.includes('config') ? configOf(node) : []
  const thing = node.flags.includes('inaccessible') ? undefined : thingOf(node)
  const cluster = node.cluster === 'unknown' ? null : node.cluster
  const own = thing === undefined ? [] : thingDestinations(thing, { ...window, cluster }, existing)
  // A host of a ServiceEntry has a page as well, but neither versions nor pods.
  const offered = node.entry === undefined ? own : own.filter(({ page }) => !OF_PODS.includes(page))
  return inOrder([...offered, ...config])
}

/** The traffic split that decides how requests come to a node: that of the service which it is, or through which it was reached. */
export function splitDestination(node: GraphNode, window: Window): Destination | undefined {
  if (node.flags.includes('inaccessible') || node.entry !== undefined) return undefined
  const [through] = node.services
  const thing = thingOf(node)
  const service = thing?.kind === 'service' ? thing : through && { kind: 'service' as const, ...through }
  // Outside the mesh nothing is split.
  if (thing === undefined || service === undefined) return undefined
  const cluster = node.cluster === 'unknown' ? null : node.cluster
  return thingDestinations(service, { ...window, cluster }).find(({ page }) => page === 'trafficSplit')
}

/** The pages about a thing, in the order of a menu: those that it has and that this version has. */
export function thingDestinations(
  thing: ThingRef,
  scope: Scope,
  existing: readonly DestinationPage[] = EXISTING,
): readonly Destination[] {
  const pages = OFFERED[thing.kind].filter((page) => existing.includes(page))
  return inOrder(pages.map((page) => ({ page, href: hrefOf(thing, page, scope) })))
}

function inOrder(all: readonly Destination[]): readonly Destination[] {
  return all.toSorted((a, b) => DESTINATION_PAGES.indexOf(a.page) - DESTINATION_PAGES.indexOf(b.page))
}

/** The thing that has a page of its own; undefined for nodes that stand for none. */
export function thingOf(node: GraphNode): ThingRef | undefined {
  const { namespace } = node
  const known = namespace !== 'unknown' && !node.flags.includes('egress') && !node.flags.includes('addresses')
  if (!known) return undefined
  const thing = (kind: ThingKind, name: string | undefined): ThingRef | undefined =>
    name === undefined || name === 'unknown' ? undefined : { kind, namespace, name }
  switch (node.kind) {
    case 'workload':
      return thing('workload', node.workload)
    case 'app':
      // One version of an application is one workload where that is known.
      return node.workload === undefined ? thing('app', node.app) : thing('workload', node.workload)
    case 'service':
      return thing('service', node.service)
    default:
      return undefined
  }
}

function hrefOf(thing: ThingRef, page: DestinationPage, scope: Scope): string {
  // Nothing there is of a window.
  const place = { namespace: thing.namespace, [thing.kind]: thing.name }
  if (page === 'mtls') return mtlsPath(place)
  if (page === 'newPolicy') return newObjectPath('authorizationpolicies.security.istio.io', place)
  const { duration, at, refresh, cluster } = scope
  if (page === 'trafficSplit') return splitPath(thing) + writeSplitView({ duration, at, refresh, cluster })
  const query = writeDetailsView({ duration, at, refresh, cluster, tab: TABS[page] ?? null })
  if (page === 'deleteRouting') return wizardPath(thing, 'delete') + query
  return (page === 'routing' ? wizardPath(thing, 'request-routing') : thingPath(thing)) + query
}

/** The object that a service entry is, or the first that routes to the node. */
function configOf(node: GraphNode): readonly Destination[] {
  const [route] = node.badges.routing?.objects ?? []
  const object =
    node.entry === undefined
      ? route
      : { cluster: node.cluster, kind: 'ServiceEntry', namespace: node.entry.namespace, name: node.entry.name }
  if (object === undefined) return []
  const query = new URLSearchParams(object.cluster === 'unknown' ? {} : { cluster: object.cluster })
  return [{ page: 'config', href: configPath(object) + asQuery(query) }]
}

function asQuery(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query.toString()}`
}

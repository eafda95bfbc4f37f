import type { GraphNode } from '@/lib/graph/model'

/** Pages about one thing of the mesh, in the order of a menu. */
const PAGES = [
  'details',
  'traffic',
  'inboundMetrics',
  'outboundMetrics',
  'logs',
  'traces',
  'config',
  'trafficSplit',
] as const
export type DestinationPage = (typeof PAGES)[number]

/** What a link leads to: a path with its query, below the base path. */
export interface Destination {
  readonly page: DestinationPage
  readonly href: string
}

/** The pages that this version has. Whoever adds a page adds its name, and menus and panels link to it. */
const EXISTING: readonly DestinationPage[] = []

/** What is known of a thing that has pages of its own. */
interface Thing {
  readonly kind: 'applications' | 'workloads' | 'services'
  readonly namespace: string
  readonly name: string
  readonly cluster: string
}

const OF_ALL = ['details', 'traffic', 'inboundMetrics', 'outboundMetrics', 'traces'] as const
const OFFERED: Readonly<Record<Thing['kind'], readonly DestinationPage[]>> = {
  applications: OF_ALL,
  workloads: [...OF_ALL, 'logs'],
  // Nobody counts what a service sends: its workloads send.
  services: ['details', 'traffic', 'inboundMetrics', 'traces', 'trafficSplit'],
}
const TABS: Readonly<Partial<Record<DestinationPage, string>>> = {
  traffic: 'traffic',
  inboundMetrics: 'inbound',
  outboundMetrics: 'outbound',
  logs: 'logs',
  traces: 'traces',
}

/**
 * Where a node's menu leads, in the order of the pages; a link appears when its page exists.
 *
 * @param existing the pages there are.
 */
export function destinations(node: GraphNode, existing: readonly DestinationPage[] = EXISTING): readonly Destination[] {
  const config = existing.includes('config') ? configOf(node) : []
  const thing = node.flags.includes('inaccessible') ? undefined : thingOf(node)
  const own = thing === undefined ? [] : OFFERED[thing.kind].filter((page) => existing.includes(page))
  const all = thing === undefined ? config : [...own.map((page) => ({ page, href: hrefOf(thing, page) })), ...config]
  return all.toSorted((a, b) => PAGES.indexOf(a.page) - PAGES.indexOf(b.page))
}

function thingOf(node: GraphNode): Thing | undefined {
  const { namespace, cluster } = node
  const known = namespace !== 'unknown' && !node.flags.includes('egress') && !node.flags.includes('addresses')
  if (!known) return undefined
  const thing = (kind: Thing['kind'], name: string | undefined): Thing | undefined =>
    name === undefined || name === 'unknown' ? undefined : { kind, namespace, name, cluster }
  switch (node.kind) {
    case 'workload':
      return thing('workloads', node.workload)
    case 'app':
      // One version of an application is one workload where that is known.
      return node.workload === undefined ? thing('applications', node.app) : thing('workloads', node.workload)
    case 'service':
      return thing('services', node.service)
    default:
      return undefined
  }
}

function hrefOf({ kind, namespace, name, cluster }: Thing, page: DestinationPage): string {
  const path = `/${kind}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`
  const query = new URLSearchParams()
  if (cluster !== 'unknown') query.set('cluster', cluster)
  if (page === 'trafficSplit') return `${path}/route/split${asQuery(query)}`
  const tab = TABS[page]
  if (tab !== undefined) query.set('tab', tab)
  return path + asQuery(query)
}

/** The object that a service entry is, or the first that routes to the node. */
function configOf(node: GraphNode): readonly Destination[] {
  const [route] = node.badges.routing?.objects ?? []
  const object =
    node.entry === undefined
      ? route
      : { cluster: node.cluster, kind: 'ServiceEntry', namespace: node.entry.namespace, name: node.entry.name }
  if (object === undefined) return []
  const path = ['config', object.namespace, object.kind, object.name].map(encodeURIComponent).join('/')
  const query = new URLSearchParams(object.cluster === 'unknown' ? {} : { cluster: object.cluster })
  return [{ page: 'config', href: `/${path}${asQuery(query)}` }]
}

function asQuery(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query.toString()}`
}

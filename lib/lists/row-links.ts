import { type Destination, thingDestinations } from '@/lib/graph/panel/destinations'
import { namespacePath, thingPath, writeDetailsView } from '@/lib/url/details-view'
import { type GraphView, writeGraphView } from '@/lib/url/graph-view'
import { referenceOf, type ThingKind } from '@/lib/mesh/thing-ref'
import { configPath } from '@/lib/url/config-view'
import type { ListRow } from './model'

/** The window that a link keeps. */
type Window = Pick<GraphView, 'duration' | 'at' | 'refresh'>

const THING_KINDS = { applications: 'app', workloads: 'workload', services: 'service' } as const satisfies Partial<
  Record<ListRow['list'], ThingKind>
>

/** The thing that a row is about and that has a page of its own; undefined for namespaces and service entries. */
function thingOf(row: ListRow) {
  if (row.list === 'namespaces' || row.list === 'config' || (row.list === 'services' && row.kind !== 'kubernetes'))
    return undefined
  return { kind: THING_KINDS[row.list], namespace: row.namespace, name: row.name }
}

/** The page about a row's thing, below the base path. Null: there is none. */
export function rowHref(row: ListRow, window: Window): string | null {
  const thing = thingOf(row)
  if (thing !== undefined) return thingPath(thing) + writeDetailsView({ ...window, cluster: row.cluster })
  const query = writeDetailsView({ ...window, cluster: row.cluster })
  if (row.list === 'config') return configPath(row) + query
  return row.list === 'namespaces' ? namespacePath(row.name) + query : null
}

/** The tabs of that page and the pages beside it, in the order of a menu: metrics, logs, traces, the split. */
export function rowTabs(row: ListRow, window: Window): readonly Destination[] {
  const thing = thingOf(row)
  if (thing === undefined) return []
  return thingDestinations(thing, { ...window, cluster: row.cluster }).filter(({ page }) => page !== 'details')
}

/** The graph of a row's neighbours, or of its namespace. */
export function graphHref(row: ListRow, window: Window): string {
  const thing = thingOf(row)
  const scope = thing === undefined ? { namespaces: [row.namespace] } : { focus: referenceOf(thing) }
  return `/graph${writeGraphView({ ...window, ...scope })}`
}

/** As it is written in addresses and in the API: `workload:NS/NAME`. */
export function refOf(row: ListRow): string {
  const thing = thingOf(row)
  if (thing !== undefined) return referenceOf(thing)
  if (row.list === 'config') return `config:${row.namespace}/${row.kind}/${row.name}`
  return row.list === 'namespaces' ? `namespace:${row.name}` : `entry:${row.namespace}/${row.name}`
}

/** What a shell takes as it stands; names that need quoting are of nobody's cluster. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** The command that shows the object; null where there is none, or its name is no name of Kubernetes. */
export function kubectlOf(row: ListRow): string | null {
  const { name, namespace } = row
  if (row.list === 'config') return PLAIN.test(name) ? configCommand(row.kind, namespace, name) : null
  if (!PLAIN.test(name) || !PLAIN.test(namespace)) return null
  const kind = objectKind(row)
  if (kind === null || !PLAIN.test(kind)) return null
  return row.list === 'namespaces'
    ? `kubectl describe namespace ${name}`
    : `kubectl describe ${kind.toLowerCase()} ${name} --namespace ${namespace}`
}

/** The kind is its id, since two groups have a Gateway. */
function configCommand(kind: string, namespace: string, name: string): string | null {
  if (namespace === '') return `kubectl get ${kind} ${name} --output yaml`
  return PLAIN.test(namespace) ? `kubectl get ${kind} ${name} --namespace ${namespace} --output yaml` : null
}

function objectKind(row: Exclude<ListRow, { readonly list: 'config' }>): string | null {
  switch (row.list) {
    case 'namespaces':
      return 'namespace'
    case 'workloads':
      return row.type
    case 'services':
      return row.kind === 'kubernetes' ? 'service' : 'serviceentry'
    case 'applications':
      return null
  }
}

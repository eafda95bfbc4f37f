import type { GraphNode } from '@/lib/graph/model'
import type { Direction, GroupingId } from '@/lib/metrics/things/groupings'

type Peer = Pick<GraphNode, 'kind' | 'namespace' | 'app' | 'version' | 'service' | 'entry'>

/**
 * By what the charts of a thing are narrowed to its traffic with a neighbour, as parameters of its metrics.
 *
 * @returns null where no label names the neighbour: folded nodes, and workloads without an app label.
 */
export function peerMetrics(
  { kind, namespace, app, version, service, entry }: Peer,
  direction: Direction,
): { readonly by: readonly GroupingId[]; readonly val: readonly string[] } | null {
  const label = (id: GroupingId, value: string): readonly [GroupingId, string] => [id, value]
  const own = (): readonly (readonly [GroupingId, string])[] => {
    switch (kind) {
      case 'service':
      case 'entry': {
        const name = service ?? entry?.hosts[0]
        return direction === 'in' || name === undefined ? [] : [label('remote_service', name)]
      }
      case 'unknown':
        return direction === 'in' ? [label('remote_app', 'unknown')] : []
      case 'app':
      case 'workload':
        if (app === undefined) return []
        return [
          label('remote_namespace', namespace),
          label('remote_app', app),
          ...(version === undefined ? [] : [label('remote_version', version)]),
        ]
      default:
        return []
    }
  }
  const labels = own()
  if (labels.length === 0) return null
  return { by: labels.map(([id]) => id), val: labels.map(([id, value]) => `${id}=${value}`) }
}

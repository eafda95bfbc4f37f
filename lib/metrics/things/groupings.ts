import { isLabelName } from '@/lib/graph/request/is-label-name'

export const DIRECTIONS = ['in', 'out'] as const
/** Seen from the thing: what comes in, what goes out. */
export type Direction = (typeof DIRECTIONS)[number]

/** By what the product itself can group, in the order of the menu. */
export const GROUPING_IDS = [
  'local_version',
  'remote_namespace',
  'remote_service',
  'remote_app',
  'remote_version',
  'response_code',
  'grpc_status',
  'response_flags',
  'security_policy',
] as const
export type GroupingId = (typeof GROUPING_IDS)[number]

/** A label that the installation offers besides (`metrics.group_by`). */
export interface OwnGrouping {
  readonly label: string
  readonly title: string
  /** Of its values only one is chosen at a time. */
  readonly single: boolean
}

/** A key of groups: what the request calls it, and the label that holds it. */
export interface GroupKey {
  readonly id: string
  readonly label: string
  /** It names something of the other side, which may be in a namespace the user may not see. */
  readonly remote: boolean
}

/** The namespace of the other side: of callers their workload's, of servers their service's, which stands even where no pod was met. */
export const REMOTE_NAMESPACE = { in: 'source_workload_namespace', out: 'destination_service_namespace' } as const

const LABELS: Readonly<Record<GroupingId, Readonly<Record<Direction, string | undefined>>>> = {
  local_version: { in: 'destination_canonical_revision', out: 'source_canonical_revision' },
  remote_namespace: REMOTE_NAMESPACE,
  remote_service: { in: undefined, out: 'destination_service_name' },
  remote_app: { in: 'source_canonical_service', out: 'destination_canonical_service' },
  remote_version: { in: 'source_canonical_revision', out: 'destination_canonical_revision' },
  response_code: { in: 'response_code', out: 'response_code' },
  grpc_status: { in: 'grpc_response_status', out: 'grpc_response_status' },
  response_flags: { in: 'response_flags', out: 'response_flags' },
  security_policy: { in: 'connection_security_policy', out: 'connection_security_policy' },
}

/**
 * What a word of `by` stands for.
 *
 * @param own the groupings of the installation, which are called by their label.
 * @returns undefined where that direction has no such grouping: nobody counts by which service a caller is known.
 */
export function groupKey(id: string, direction: Direction, own: readonly OwnGrouping[]): GroupKey | undefined {
  const builtIn = GROUPING_IDS.find((known) => known === id)
  const label = builtIn === undefined ? own.find((one) => one.label === id)?.label : LABELS[builtIn][direction]
  return label === undefined || !isLabelName(label)
    ? undefined
    : { id, label, remote: builtIn?.startsWith('remote_') ?? false }
}

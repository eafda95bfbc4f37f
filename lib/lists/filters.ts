import { HEALTH_STATUSES } from '@/lib/health/summarise-health'
import { MTLS_MODES } from '@/lib/mesh/namespace-mtls'
import { MANAGING_TOOLS } from '@/lib/config-objects/object-manager'
import { CONFIG_STATUSES, type ListName, type ListRow, MODES } from './model'

export const FILTER_KEYS = [
  'health',
  'type',
  'kind',
  'mode',
  'mesh',
  'config',
  'app',
  'version',
  'split',
  'revision',
  'mtls',
  'status',
  'code',
  'managed',
] as const
export type FilterKey = (typeof FILTER_KEYS)[number]

/** The filters that each list has, beside its labels. */
export const FILTERS_OF: Readonly<Record<ListName, readonly FilterKey[]>> = {
  namespaces: ['health', 'mode', 'mtls', 'revision'],
  applications: ['health', 'config', 'mesh'],
  workloads: ['health', 'type', 'config', 'mesh', 'app', 'version', 'mode'],
  services: ['health', 'kind', 'config', 'mesh', 'split'],
  config: ['kind', 'status', 'code', 'managed'],
}

const YES_NO = ['yes', 'no']
/** Values that are offered in this order, whatever the rows hold. */
const FIXED: Readonly<Partial<Record<FilterKey, readonly string[]>>> = {
  health: HEALTH_STATUSES,
  mode: MODES,
  mesh: ['in', 'out'],
  app: YES_NO,
  version: YES_NO,
  split: ['yes'],
  mtls: MTLS_MODES,
  status: CONFIG_STATUSES,
  managed: [...MANAGING_TOOLS, 'none'],
}
const SERVICE_KINDS = ['kubernetes', 'external', 'mesh-internal']

/** What a row has of a filter; none where it is not known. */
export function filterValues(row: ListRow, key: FilterKey): readonly string[] {
  switch (key) {
    case 'health':
      return row.health === null ? [] : [row.health.status]
    case 'mode':
      return row.list === 'config' ? [] : [row.mode]
    case 'mesh':
      return row.list === 'config' ? [] : [row.mode === 'none' ? 'out' : 'in']
    case 'config':
      return [...new Set(row.config.map(({ kind }) => kind))]
    case 'type':
      return row.list === 'workloads' && row.type !== null ? [row.type] : []
    case 'kind':
      return row.list === 'services' || row.list === 'config' ? [row.kind] : []
    case 'app':
      return row.list === 'workloads' ? [row.app === null ? 'no' : 'yes'] : []
    case 'version':
      return row.list === 'workloads' ? [row.version === null ? 'no' : 'yes'] : []
    case 'split':
      return row.list === 'services' && row.split ? ['yes'] : []
    case 'mtls':
      return row.list === 'namespaces' && row.mtls !== null ? [row.mtls.mode] : []
    case 'revision':
      return row.list === 'namespaces' && row.revision !== null ? [row.revision] : []
    case 'status':
      return row.list === 'config' ? [row.status] : []
    case 'code':
      return row.list === 'config' ? row.findings.flatMap(({ check, aliases }) => [check, ...aliases]) : []
    case 'managed':
      return row.list === 'config' ? [row.manager?.kind ?? 'none'] : []
  }
}

/** What may be chosen for a filter among these rows, with how many rows have it. */
export function offeredValues(
  rows: readonly ListRow[],
  key: FilterKey,
): readonly { readonly value: string; readonly rows: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const value of new Set(filterValues(row, key))) counts.set(value, (counts.get(value) ?? 0) + 1)
  const fixed = key === 'kind' && rows[0]?.list === 'services' ? SERVICE_KINDS : FIXED[key]
  const values = fixed ?? [...counts.keys()].sort()
  return values.map((value) => ({ value, rows: counts.get(value) ?? 0 }))
}

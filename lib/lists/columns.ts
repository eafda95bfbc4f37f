import { HEALTH_STATUSES } from '@/lib/health/summarise-health'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { CONFIG_STATUSES, type ConfigRow, type ListName, type ListRow } from './model'

export const COLUMN_IDS = [
  'health',
  'status',
  'name',
  'namespace',
  'cluster',
  'type',
  'versions',
  'version',
  'ready',
  'mode',
  'revision',
  'mtls',
  'ports',
  'config',
  'split',
  'rate',
  'errors',
  'p95',
  'labels',
  'details',
  'kind',
  'applies',
  'manager',
  'age',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

/** The columns of each list in their first order (product.md 5.0). */
export const COLUMNS_OF: Readonly<Record<ListName, readonly ColumnId[]>> = {
  namespaces: ['health', 'name', 'cluster', 'mode', 'revision', 'mtls', 'config', 'rate', 'errors', 'labels'],
  applications: ['health', 'name', 'namespace', 'cluster', 'versions', 'rate', 'errors', 'p95', 'labels', 'details'],
  workloads: [
    'health',
    'name',
    'namespace',
    'cluster',
    'type',
    'version',
    'ready',
    'mode',
    'rate',
    'errors',
    'p95',
    'labels',
    'details',
  ],
  services: [
    'health',
    'name',
    'namespace',
    'cluster',
    'ports',
    'rate',
    'errors',
    'p95',
    'config',
    'split',
    'labels',
    'details',
  ],
  config: ['status', 'name', 'namespace', 'cluster', 'kind', 'applies', 'manager', 'age'],
}

/** Columns of numbers, which are sorted largest first. */
export const NUMERIC_COLUMNS: readonly ColumnId[] = ['rate', 'errors', 'p95']

/**
 * The columns to show: those that were chosen, in their order and with the name, else the list's own. The cluster is of interest
 * only where there are several.
 */
export function shownColumns(
  list: ListName,
  chosen: readonly string[],
  rows: readonly Pick<ListRow, 'cluster'>[],
): readonly ColumnId[] {
  const all = COLUMNS_OF[list]
  const known = chosen.flatMap((word) => all.filter((id) => id === word))
  if (known.length > 0) return [...new Set<ColumnId>(known.includes('name') ? known : ['name', ...known])]
  const several = new Set(rows.map(({ cluster }) => cluster)).size > 1
  return several ? all : all.filter((id) => id !== 'cluster')
}

/** What a column is sorted by and what is exported; undefined is empty and goes last. Rates per second, milliseconds, percent. */
export function columnValue(row: ListRow, column: ColumnId): string | number | undefined {
  switch (column) {
    case 'health':
      return row.health === null ? undefined : HEALTH_STATUSES.indexOf(row.health.status)
    case 'name':
    case 'namespace':
    case 'cluster':
      return row[column]
    case 'mode':
      return row.list === 'config' ? undefined : row.mode
    case 'rate':
      return row.traffic?.requestRate ?? undefined
    case 'errors':
      return row.traffic?.errorPercent ?? undefined
    case 'p95':
      return row.traffic?.p95Ms ?? undefined
    case 'labels':
      return joined(Object.entries(row.labels).map(([key, value]) => `${key}=${value}`))
    case 'config':
      return row.list === 'namespaces'
        ? row.configObjects
        : joined(row.config.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`))
    case 'details':
      return joined(row.marks)
    default:
      return ownValue(row, column)
  }
}

function ownValue(row: ListRow, column: ColumnId): string | number | undefined {
  switch (row.list) {
    case 'workloads':
      if (column === 'type') return row.type ?? undefined
      if (column === 'version') return row.version ?? undefined
      return column === 'ready' && row.ready !== null ? `${row.ready.available}/${row.ready.desired}` : undefined
    case 'applications':
      return column === 'versions' ? joined(row.versions) : undefined
    case 'services':
      if (column === 'split') return row.split ? 'yes' : undefined
      return column === 'ports' ? joined(row.ports.map(({ number }) => String(number))) : undefined
    case 'namespaces':
      if (column === 'mtls') return row.mtls?.mode
      return column === 'revision' ? (row.revision ?? undefined) : undefined
    case 'config':
      return configValue(row, column)
  }
}

function configValue(row: ConfigRow, column: ColumnId): string | number | undefined {
  switch (column) {
    case 'status':
      return CONFIG_STATUSES.indexOf(row.status)
    case 'kind':
      return kindTitle(row.kind)
    case 'applies':
      return joined(row.appliesTo.map(({ namespace, name }) => (namespace === '' ? name : `${namespace}/${name}`)))
    case 'manager':
      return row.manager === null ? undefined : `${row.manager.kind} ${row.manager.name}`.trim()
    case 'age':
      return row.createdAt ?? undefined
    default:
      return undefined
  }
}

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(' ')
}

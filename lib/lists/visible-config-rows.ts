import type { Visible } from '@/lib/access/visible'
import type { ConfigRow } from './model'

/**
 * The rows of namespaces that the user may see; of what they apply to likewise (security rule R8). What belongs to no namespace is
 * shown to those who see all of them.
 */
export function visibleConfigRows(rows: readonly ConfigRow[], visible: Visible): readonly ConfigRow[] {
  if (visible === '*') return rows
  const names = new Set(visible)
  return rows
    .filter(({ namespace }) => names.has(namespace))
    .map((row) => {
      const seen = row.appliesTo.filter(({ to, namespace, name }) => {
        const where = to === 'namespace' ? name : namespace
        return where === '' || names.has(where)
      })
      const services = row.services.filter((place) => names.has(place.slice(0, place.indexOf('/'))))
      if (seen.length === row.appliesTo.length && services.length === row.services.length) return row
      return {
        ...row,
        services,
        appliesTo: seen,
        appliesToCount: row.appliesToCount - (row.appliesTo.length - seen.length),
      }
    })
}

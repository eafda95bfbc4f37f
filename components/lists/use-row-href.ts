import type { ListRow } from '@/lib/lists/model'
import { rowHref } from '@/lib/lists/row-links'
import { useRowScope } from './row-scope'

/** Where a row leads, in the window that is looked at. */
export function useRowHref(row: ListRow): string | null {
  return rowHref(row, useRowScope().window)
}

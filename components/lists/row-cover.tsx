import type { ListRow } from '@/lib/lists/model'
import Link from 'next/link'
import classes from './list-table.module.css'
import { useRowHref } from './use-row-href'

/** The row's link once more, over the whole row: for the pointer alone, since the name is the link for everybody else. */
export function RowCover({ row }: { readonly row: ListRow }) {
  const href = useRowHref(row)
  if (href === null) return null
  return <Link href={href} prefetch={false} className={classes.cover} tabIndex={-1} aria-hidden />
}

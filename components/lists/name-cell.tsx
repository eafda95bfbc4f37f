import type { ListRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import Link from 'next/link'
import classes from './list-table.module.css'
import { useTabIndex } from './row-stop'
import { useRowHref } from './use-row-href'

/** The name, which is the row's link: its cover lies over the whole row. */
export function NameCell({ row }: { readonly row: ListRow }) {
  const tabIndex = useTabIndex()
  const href = useRowHref(row)
  const name = visibleText(row.name)
  if (href === null) {
    return (
      <span className={classes.name} data-row tabIndex={tabIndex} title={name}>
        {name}
      </span>
    )
  }
  return (
    <Link href={href} prefetch={false} className={classes.name} data-row tabIndex={tabIndex} title={name}>
      {name}
    </Link>
  )
}

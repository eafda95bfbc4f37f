import type { Grouping, RowGroup } from '@/lib/lists/group-rows'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'

interface GroupHeadingProps {
  readonly group: RowGroup
  readonly by: Grouping
  readonly columns: number
}

/** What the rows below have in common. */
export function GroupHeading({ group: { name, count }, by, columns }: GroupHeadingProps) {
  const t = useTranslations('lists.config.group')
  const text = name === null ? t(by === 'service' ? 'noService' : 'clusterWide') : visibleText(name)
  return (
    <tr className={classes.group}>
      <th scope="rowgroup" colSpan={columns} aria-label={t('rows', { name: text, count })}>
        <span className={classes.groupName}>
          {text} <span className={classes.quiet}>{count}</span>
        </span>
      </th>
    </tr>
  )
}

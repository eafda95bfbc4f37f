import type { ColumnId } from '@/lib/lists/columns'
import type { ListAnswer, ListName, ListRow } from '@/lib/lists/model'
import { useListView } from '@/lib/client/use-list-view'
import { Group, SegmentedControl } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ColumnsMenu } from './columns-menu'
import { ExportMenu } from './export-menu'
import classes from './filter-bar.module.css'
import { FilterBox } from './filter-box'
import { GroupMenu } from './group-menu'

interface FilterBarProps {
  readonly list: ListName
  /** All rows that there are. */
  readonly rows: readonly ListRow[]
  /** Those that pass, in their order. */
  readonly shown: readonly ListRow[]
  readonly columns: readonly ColumnId[]
  readonly answer: ListAnswer
}

/** What narrows the rows, how many are left, which columns they have, and the way to take them along. */
export function FilterBar({ list, rows, shown, columns, answer }: FilterBarProps) {
  const t = useTranslations('lists')
  const [{ labels, labelop }, change] = useListView()
  return (
    <div className={classes.bar}>
      <FilterBox list={list} rows={rows} />
      {labels.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('filter.labelop')}
          value={labelop}
          data={[
            { value: 'and', label: t('filter.allLabels') },
            { value: 'or', label: t('filter.anyLabel') },
          ]}
          onChange={(value) => change({ labelop: value === 'or' ? 'or' : null })}
        />
      ) : null}
      <span role="status" className={classes.count}>
        {t('count', { shown: shown.length, total: rows.length })}
      </span>
      <Group gap={6} className={classes.end}>
        {list === 'config' ? <GroupMenu /> : null}
        <ColumnsMenu list={list} columns={columns} />
        <ExportMenu list={list} rows={shown} columns={columns} answer={answer} />
      </Group>
    </div>
  )
}

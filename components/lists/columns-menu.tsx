import { useListView } from '@/lib/client/use-list-view'
import { type ColumnId, COLUMNS_OF } from '@/lib/lists/columns'
import { moveColumn, toggleColumn } from '@/lib/lists/arrange-columns'
import type { ListName } from '@/lib/lists/model'
import { ActionIcon, Button, Checkbox, Group, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './columns-menu.module.css'

interface ColumnsMenuProps {
  readonly list: ListName
  /** Those that are shown, in their order. */
  readonly columns: readonly ColumnId[]
}

/** Which columns the table has, in which order. The name stays. */
export function ColumnsMenu({ list, columns }: ColumnsMenuProps) {
  const t = useTranslations('lists.columns')
  const [, change] = useListView()
  const [dragged, setDragged] = useState<ColumnId>()
  const hidden = COLUMNS_OF[list].filter((id) => !columns.includes(id))
  const set = (next: readonly ColumnId[]) => change({ cols: next })
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns3 size={14} aria-hidden />}>
          {t('button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('button')}>
        <ul className={classes.columns}>
          {[...columns, ...hidden].map((id) => {
            const at = columns.indexOf(id)
            const title = t(`titles.${id}`)
            return (
              // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons beside it are the way of the keyboard
              <li
                key={id}
                className={classes.column}
                draggable={at >= 0}
                data-dragged={dragged === id || undefined}
                onDragStart={() => setDragged(id)}
                onDragEnd={() => setDragged(undefined)}
                onDragOver={(event) => {
                  if (dragged === undefined || at < 0) return
                  event.preventDefault()
                  if (dragged !== id) set(moveColumn(columns, dragged, at))
                }}
              >
                <IconGripVertical size={14} aria-hidden className={classes.grip} data-shown={at >= 0} />
                <Checkbox
                  size="xs"
                  label={title}
                  className={classes.title}
                  checked={at >= 0}
                  disabled={id === 'name'}
                  onChange={() => set(toggleColumn(list, columns, id))}
                />
                {at < 0 ? null : (
                  <Group gap={0} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      disabled={at === 0}
                      aria-label={t('earlier', { title })}
                      onClick={() => set(moveColumn(columns, id, at - 1))}
                    >
                      <IconArrowUp size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      disabled={at === columns.length - 1}
                      aria-label={t('later', { title })}
                      onClick={() => set(moveColumn(columns, id, at + 1))}
                    >
                      <IconArrowDown size={14} aria-hidden />
                    </ActionIcon>
                  </Group>
                )}
              </li>
            )
          })}
        </ul>
        <Button size="compact-sm" variant="subtle" onClick={() => change({ cols: null })}>
          {t('reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

import { useListView } from '@/lib/client/use-list-view'
import { type HidingFilter, hidingFilters } from '@/lib/lists/hiding-filters'
import type { ListName, ListRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useListFilters } from './use-list-filters'

interface FilteredAwayProps {
  readonly list: ListName
  /** All of them hidden. */
  readonly rows: readonly ListRow[]
}

/** All rows are hidden by filters: which ones, how to be rid of each, and what that brings. */
export function FilteredAway({ list, rows }: FilteredAwayProps) {
  const t = useTranslations('states.filtered')
  const tl = useTranslations('lists.filter')
  const [view, change] = useListView()
  const { remove, clear } = useListFilters()
  const hiding = hidingFilters(list, rows, view)
  const nameOf = ({ filter }: HidingFilter) =>
    filter === null ? tl('words', { text: visibleText(view.q) }) : visibleText(`${filter.key}:${filter.value}`)
  return (
    <Stack align="center" gap={12} p={32}>
      <Text ta="center" style={{ overflowWrap: 'anywhere' }}>
        {tl('hiddenBy', { count: rows.length, filters: hiding.map(nameOf).join(', ') })}
      </Text>
      <Group gap={8} justify="center">
        {hiding.map((one) => (
          <Button
            key={nameOf(one)}
            variant="default"
            onClick={() => {
              if (one.filter === null) change({ q: null })
              else remove(one.filter)
            }}
          >
            {tl('clearTo', { filter: nameOf(one), count: one.shown })}
          </Button>
        ))}
        {hiding.length > 1 ? <Button onClick={clear}>{t('clearAll')}</Button> : null}
      </Group>
    </Stack>
  )
}

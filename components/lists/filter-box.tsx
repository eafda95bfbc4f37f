import { visibleText } from '@/lib/std/visible-text'
import { useListView } from '@/lib/client/use-list-view'
import { type Completion, completeBox, completeText } from '@/lib/lists/complete-box'
import type { ListName, ListRow } from '@/lib/lists/model'
import { LABEL_KEY, readBox, splitToken } from '@/lib/lists/read-box'
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './filter-bar.module.css'
import { useListFilters } from './use-list-filters'

interface FilterBoxProps {
  readonly list: ListName
  readonly rows: readonly ListRow[]
}

/** Words that names contain, and `key:value` filters, which become chips once they are written out. */
export function FilterBox({ list, rows }: FilterBoxProps) {
  const t = useTranslations('lists.filter')
  const { chips, add, remove } = useListFilters()
  const { text, write, forget } = useBoxText(list)
  const field = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const offered = useMemo(() => completeBox(list, text, rows), [list, text, rows])
  const take = (typed: string) => {
    const { words, filters } = readBox(list, typed)
    if (filters.length === 0) {
      write(typed)
      return
    }
    add(filters, words)
    forget()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Backspace' && text === '') {
      const last = chips.at(-1)
      if (last !== undefined) remove(last)
    }
    if (event.key === 'Enter' && combobox.selectedOptionIndex === -1) {
      take(`${text} `)
      combobox.closeDropdown()
    }
    if (event.key === 'Escape' && !combobox.dropdownOpened && text !== '') write('')
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(at) => {
        const option = offered[Number(at)]
        if (option === undefined) return
        const typed = completeText(text, option)
        if (option.value === null) write(typed)
        else take(typed)
        combobox.resetSelectedOption()
      }}
      withinPortal
    >
      <Combobox.DropdownTarget>
        <PillsInput
          size="xs"
          className={classes.box}
          leftSection={<IconSearch size={14} aria-hidden />}
          onClick={() => field.current?.focus()}
        >
          <Pill.Group>
            {chips.map((chip) => (
              <Pill
                key={`${chip.key}:${chip.value}`}
                size="sm"
                className={classes.pill}
                withRemoveButton
                onRemove={() => remove(chip)}
                removeButtonProps={{
                  'aria-label': t('remove', { filter: visibleText(`${chip.key}:${chip.value}`) }),
                  'aria-hidden': false,
                }}
              >
                {visibleText(`${chip.key}:${chip.value}`)}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <input
                ref={field}
                type="search"
                // The frame would keep the focus from a field that is not its own; theirs is no search field.
                onMouseDown={(event) => event.stopPropagation()}
                className={classes.field}
                value={text}
                aria-label={t('label')}
                placeholder={chips.length === 0 ? t(list === 'config' ? 'placeholderOfConfig' : 'placeholder') : ''}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={(event) => {
                  const typed = event.currentTarget.value
                  combobox.openDropdown()
                  combobox.resetSelectedOption()
                  if (typed.endsWith(' ')) take(typed)
                  else write(typed)
                }}
                onKeyDown={onKeyDown}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={t('offered')}>
          {offered.map((option, at) => (
            <Combobox.Option key={`${option.key}:${option.value ?? ''}`} value={String(at)}>
              <Offered option={option} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Offered({ option: { key, value, rows } }: { readonly option: Completion }) {
  const t = useTranslations('lists.filter')
  return (
    <span className={classes.option}>
      <span className={classes.what}>{visibleText(`${key}:${value ?? ''}`)}</span>
      <span className={classes.why}>{value === null ? t(`keys.${key}`) : t('rows', { count: rows ?? 0 })}</span>
    </span>
  )
}

/** What stands in the box; of it the words narrow the rows at once, a filter that is still being typed does not. */
function useBoxText(list: ListName): {
  readonly text: string
  readonly write: (text: string) => void
  /** The filter that was being typed has become a chip. */
  readonly forget: () => void
} {
  const [{ q }, change] = useListView()
  const [pending, setPending] = useState('')
  const text = pending === '' ? q : q === '' ? pending : `${q} ${pending}`
  const write = (typed: string) => {
    const last = typed.split(/\s/u).at(-1) ?? ''
    const begun = splitToken(list, last)
    const isFilter = begun !== undefined || last === `${LABEL_KEY}:`
    setPending(isFilter ? last : '')
    const words = isFilter ? typed.slice(0, typed.length - last.length).trimEnd() : typed
    change({ q: words === '' ? null : words })
  }
  return { text, write, forget: () => setPending('') }
}

import type { Graph } from '@/lib/graph/model'
import { ActionIcon, Combobox } from '@mantine/core'
import { useId as useListId } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorNote } from './error-note'
import classes from './find-box.module.css'
import { MarkedText } from './marked-text'
import { PresetMenu } from './preset-menu'
import { Suggestions } from './suggestions'
import { useCompletion } from './use-completion'
import { type Purpose, useExpression } from './use-expression'
import { usePresets } from './use-presets'

interface FindBoxProps {
  readonly purpose: Purpose
  /** The whole graph, which tells the values that can be asked for. */
  readonly graph: Graph | undefined
  /** What the expression does: *7 found*. Empty while there is none. */
  readonly count: string
  /** Enter, once what stands in the box applies. */
  readonly onEnter: (step: 1 | -1) => void
  readonly onHelp: () => void
}

/** A field for an expression: completed as it is typed, applied after a pause, marked where it is wrong. */
export function FindBox({ purpose, graph, count, onEnter, onHelp }: FindBoxProps) {
  const t = useTranslations('graph.find')
  const expression = useExpression(purpose)
  const { draft, error, type, apply } = expression
  const field = useRef<HTMLInputElement>(null)
  const marked = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(false)
  const errorId = useId()
  // Of its own accord the list has another name whenever it opens, and the field goes on naming the one before.
  const listId = useListId()
  const { combobox, active, items, lack, moveTo, open, close, take, offered } = useCompletion(field, expression, graph)
  const presets = usePresets(purpose)
  const isExplained = error !== undefined && focused && !combobox.dropdownOpened

  const replace = (text: string) => {
    apply(text)
    close()
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const item = offered()
    if (event.key === 'Tab' && !event.shiftKey && item !== undefined) {
      event.preventDefault()
      take(item)
    } else if (event.key === 'Enter' && (item === undefined || combobox.getSelectedOptionIndex() < 0)) {
      close()
      apply(draft)
      onEnter(event.shiftKey ? -1 : 1)
    } else if (event.key === 'Escape') {
      // A field of this type would empty itself.
      event.preventDefault()
      close()
      if (item === undefined) event.currentTarget.blur()
    }
  }

  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      width="target"
      onOptionSubmit={(index) => {
        const item = items[Number(index)]
        if (item !== undefined) take(item)
      }}
    >
      <Combobox.DropdownTarget>
        <div
          role="presentation"
          className={classes.box}
          data-invalid={error !== undefined || undefined}
          onFocus={() => setFocused(true)}
          onBlur={({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget))}
        >
          <PresetMenu purpose={purpose} presets={presets} onChoose={replace} onHelp={onHelp} />
          <div className={classes.field}>
            {error === undefined ? null : <MarkedText ref={marked} text={draft} error={error} />}
            <Combobox.EventsTarget withExpandedAttribute autoComplete="off" aria-activedescendant={active ?? ''}>
              <input
                ref={field}
                type="search"
                className={classes.input}
                aria-label={t(`boxes.${purpose}`)}
                aria-autocomplete="list"
                aria-invalid={error !== undefined}
                aria-describedby={isExplained ? errorId : undefined}
                placeholder={t(`placeholders.${purpose}`)}
                spellCheck={false}
                autoCapitalize="none"
                value={draft}
                onChange={({ currentTarget }) => {
                  combobox.resetSelectedOption()
                  moveTo(currentTarget.selectionStart)
                  type(currentTarget.value)
                  open()
                }}
                onSelect={({ currentTarget }) => moveTo(currentTarget.selectionStart)}
                onScroll={({ currentTarget }) => marked.current?.scrollTo({ left: currentTarget.scrollLeft })}
                onKeyDown={onKeyDown}
                onBlur={() => {
                  close()
                  apply(draft)
                }}
              />
            </Combobox.EventsTarget>
          </div>
          <span role="status" className={classes.count}>
            {count}
          </span>
          {draft === '' ? null : (
            <ActionIcon
              variant="transparent"
              color="gray"
              size={24}
              aria-label={t(`clear.${purpose}`)}
              onClick={() => replace('')}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
          {error === undefined || !isExplained ? null : (
            <ErrorNote
              id={errorId}
              error={error}
              onHint={(hint) =>
                replace(draft.slice(0, error.position) + hint + draft.slice(error.position + error.length))
              }
            />
          )}
        </div>
      </Combobox.DropdownTarget>
      <Suggestions id={listId} label={t('suggestions')} items={items} lack={lack} />
    </Combobox>
  )
}

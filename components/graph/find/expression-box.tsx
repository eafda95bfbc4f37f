import { ActionIcon, Combobox } from '@mantine/core'
import { useId as useListId } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorNote } from './error-note'
import classes from './find-box.module.css'
import { MarkedText } from './marked-text'
import { Suggestions } from './suggestions'
import type { Completing } from './use-completion'
import type { Expression, Purpose } from './use-expression'

interface ExpressionBoxProps {
  readonly purpose: Purpose
  readonly field: RefObject<HTMLInputElement | null>
  readonly expression: Expression
  readonly completing: Completing
  /** What a word of the language means. */
  readonly meaningOf: (operand: string) => string
  /** What the expression does: *7 found*. Empty while there is none. */
  readonly count: string
  /** Enter, once what stands in the box applies. */
  readonly onEnter: (step: 1 | -1) => void
  /** Puts another expression in the place of this one. */
  readonly onReplace: (expression: string) => void
  /** Before the field. */
  readonly menu: ReactNode
}

/** A field for an expression: completed as it is typed, applied after a pause, marked where it is wrong. */
export function ExpressionBox(props: ExpressionBoxProps) {
  const { purpose, field, expression, completing, meaningOf, count, onEnter, onReplace, menu } = props
  const t = useTranslations('graph.find')
  const { draft, error, type, apply } = expression
  const marked = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(false)
  const errorId = useId()
  // Of its own accord the list has another name whenever it opens, and the field goes on naming the one before.
  const listId = useListId()
  const { combobox, active, items, lack, moveTo, open, close, take, offered } = completing
  const isExplained = error !== undefined && focused && !combobox.dropdownOpened

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
          {menu}
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
              onClick={() => onReplace('')}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
          {error === undefined || !isExplained ? null : (
            <ErrorNote
              id={errorId}
              error={error}
              onHint={(hint) =>
                onReplace(draft.slice(0, error.position) + hint + draft.slice(error.position + error.length))
              }
            />
          )}
        </div>
      </Combobox.DropdownTarget>
      <Suggestions id={listId} label={t('suggestions')} items={items} lack={lack} meaningOf={meaningOf} />
    </Combobox>
  )
}

import type { CompletionItem } from '@/lib/graph/find/complete'
import { visibleText } from '@/lib/std/visible-text'
import { Combobox } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './find-box.module.css'
import type { Lack } from './use-completion'

interface SuggestionsProps {
  readonly id: string
  readonly label: string
  readonly items: readonly CompletionItem[]
  readonly lack: Lack | undefined
  /** What a word of the language means. */
  readonly meaningOf: (operand: string) => string
}

/** What fits at the caret, with what it means. */
export function Suggestions({ id, label, items, lack, meaningOf: operandMeaning }: SuggestionsProps) {
  const t = useTranslations('graph.find')
  const meaningOf = useMeaning(operandMeaning)
  return (
    <Combobox.Dropdown className={classes.dropdown}>
      <Combobox.Options id={id} aria-label={label} aria-busy={lack?.state === 'loading'} className={classes.options}>
        {items.map((item, index) => (
          <Combobox.Option key={item.text} value={String(index)} className={classes.option}>
            <span className={classes.word}>{visibleText(item.shown)}</span>
            <span className={classes.meaning}>{meaningOf(item)}</span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
      <div role="status" className={classes.lack}>
        {lack === undefined ? null : t(`lack.${lack.state}`, { what: t(`needs.${lack.need}`) })}
      </div>
    </Combobox.Dropdown>
  )
}

function useMeaning(operandMeaning: (operand: string) => string): (item: CompletionItem) => string {
  const t = useTranslations('graph.find')
  return ({ kind, text }) => {
    if (kind === 'operator') return t(`operators.${operatorKey(text)}`)
    if (kind === 'connective') return t(`connectives.${text === 'AND' ? 'and' : 'or'}`)
    return kind === 'operand' ? operandMeaning(text) : ''
  }
}

const OPERATOR_KEYS = {
  '=': 'equal',
  '!=': 'different',
  '*=': 'contains',
  '^=': 'starts',
  '$=': 'ends',
  '>': 'more',
  '>=': 'atLeast',
  '<': 'less',
  '<=': 'atMost',
} as const

function operatorKey(sign: string): (typeof OPERATOR_KEYS)[keyof typeof OPERATOR_KEYS] {
  return isSign(sign) ? OPERATOR_KEYS[sign] : 'equal'
}

function isSign(sign: string): sign is keyof typeof OPERATOR_KEYS {
  return Object.hasOwn(OPERATOR_KEYS, sign)
}

import type { FindLanguage } from '@/lib/graph/find/operands'
import type { DrawnParts } from '@/lib/graph/model'
import { IconEyeOff, IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { ExpressionBox } from './expression-box'
import classes from './find-box.module.css'
import { useCaret, useCompletion } from './use-completion'
import { type Purpose, useExpression } from './use-expression'
import { useReplace } from './use-replace'

interface LanguageBoxProps {
  readonly purpose: Purpose
  /** As the URL has it; empty for none. */
  readonly url: string
  readonly onChange: (expression: string) => void
  readonly language: FindLanguage
  readonly meaningOf: (operand: string) => string
  /** What names and values are read off. */
  readonly drawn: DrawnParts | undefined
  readonly count: string
  readonly onEnter: (step: 1 | -1) => void
}

/** The box for an expression about what is no traffic, in its own words. */
export function LanguageBox(props: LanguageBoxProps) {
  const { purpose, url, onChange, language, meaningOf, drawn, count, onEnter } = props
  const expression = useExpression({ url, onChange, language })
  const field = useRef<HTMLInputElement>(null)
  const caret = useCaret(expression.draft)
  const completing = useCompletion(field, expression, caret, { graph: drawn, lack: undefined, language })
  const Icon = purpose === 'find' ? IconSearch : IconEyeOff
  const replace = useReplace(field, expression, completing)
  return (
    <ExpressionBox
      purpose={purpose}
      field={field}
      expression={expression}
      completing={completing}
      meaningOf={meaningOf}
      count={count}
      onEnter={onEnter}
      onReplace={replace}
      menu={<Icon size={15} aria-hidden className={classes.sign} />}
    />
  )
}

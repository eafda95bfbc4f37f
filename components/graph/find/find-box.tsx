import { useGraphView } from '@/lib/client/use-graph-view'
import { completionNeed } from '@/lib/graph/find/completion-need'
import { TRAFFIC_LANGUAGE } from '@/lib/graph/find/operands'
import type { Graph } from '@/lib/graph/model'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ExpressionBox } from './expression-box'
import { PresetMenu } from './preset-menu'
import { useCaret, useCompletion } from './use-completion'
import { type Purpose, useExpression } from './use-expression'
import { usePresets } from './use-presets'
import { useReplace } from './use-replace'
import { useSearchedGraph } from './use-searched-graph'

interface FindBoxProps {
  readonly purpose: Purpose
  /** The whole graph, which tells the values that can be asked for. */
  readonly graph: Graph | undefined
  readonly count: string
  readonly onEnter: (step: 1 | -1) => void
  readonly onHelp: () => void
}

/** The box for an expression about traffic. */
export function FindBox({ purpose, graph, count, onEnter, onHelp }: FindBoxProps) {
  const t = useTranslations('graph.find')
  const [view, change] = useGraphView()
  const expression = useExpression({
    url: view[purpose],
    onChange: (next) => change({ [purpose]: next === '' ? null : next }),
    language: TRAFFIC_LANGUAGE,
  })
  const field = useRef<HTMLInputElement>(null)
  const caret = useCaret(expression.draft)
  const need = caret.wanted ? completionNeed(expression.draft, caret.at) : undefined
  const { graph: searched, state } = useSearchedGraph(graph, need)
  const completing = useCompletion(field, expression, caret, {
    graph: searched,
    lack: need === undefined || state === 'there' ? undefined : { need, state },
    language: TRAFFIC_LANGUAGE,
  })
  const presets = usePresets(purpose)
  const replace = useReplace(field, expression, completing)
  return (
    <ExpressionBox
      purpose={purpose}
      field={field}
      expression={expression}
      completing={completing}
      meaningOf={(operand) => t(`words.${TRAFFIC_LANGUAGE.operandCalled(operand)?.row.name ?? 'label'}`)}
      count={count}
      onEnter={onEnter}
      onReplace={replace}
      menu={<PresetMenu purpose={purpose} presets={presets} onChoose={replace} onHelp={onHelp} />}
    />
  )
}

import type { Graph } from '../model'
import { type CaretContext, caretContext } from './caret-context'
import { occurringLabelKeys, occurringValues } from './occurring-values'
import { type FindLanguage, LABEL_PREFIX, TRAFFIC_LANGUAGE } from './operands'
import { writeValue } from './scan'

/** What fits at the caret, best first, and the piece of the text that it replaces. */
export interface Completion {
  readonly start: number
  readonly end: number
  readonly items: readonly CompletionItem[]
}

export interface CompletionItem {
  readonly kind: 'operand' | 'label' | 'operator' | 'value' | 'connective'
  /** As it is shown; values without their quotes. */
  readonly shown: string
  /** As it is written. */
  readonly text: string
}

type Searched = Pick<Graph, 'nodes' | 'edges'>

const MOST_ITEMS = 80
const CONNECTIVES = ['AND', 'OR']
const TEXT_SIGNS = ['=', '!=', '*=', '^=', '$=']
const NUMBER_SIGNS = ['>', '>=', '<', '<=', '=', '!=']

/** Completes a find or hide expression at the caret: words of the language, and values that occur in the graph. */
export function completeFind(
  text: string,
  caret: number,
  graph: Searched,
  language: FindLanguage = TRAFFIC_LANGUAGE,
): Completion {
  const context = caretContext(text, caret, language)
  if (context === undefined) return { start: caret, end: caret, items: [] }
  const { start, end } = context
  const typed = text.slice(start, caret)
  return { start, end, items: itemsFor(context, typed, graph, language).slice(0, MOST_ITEMS) }
}

/** The text with an item taken, and where the caret then stands: behind a space, so that one can go on. */
export function takeCompletion(
  text: string,
  { start, end }: Pick<Completion, 'start' | 'end'>,
  { text: taken }: CompletionItem,
): { readonly text: string; readonly caret: number } {
  const gap = taken === LABEL_PREFIX || text.charAt(end) === ' ' ? '' : ' '
  const before = `${text.slice(0, start)}${taken}${gap}`
  return { text: before + text.slice(end), caret: before.length + (gap === '' && taken !== LABEL_PREFIX ? 1 : 0) }
}

function itemsFor(context: CaretContext, typed: string, graph: Searched, language: FindLanguage): CompletionItem[] {
  switch (context.expects) {
    case 'term':
      if (!typed.toLowerCase().startsWith(LABEL_PREFIX))
        return plain('operand', fitting(typed === '' ? language.names : language.words, typed))
      return plain(
        'label',
        fitting(
          occurringLabelKeys(graph).map((key) => `${LABEL_PREFIX}${key}`),
          typed,
        ),
      )
    case 'operator': {
      const isNumber = language.operandCalled(context.operand)?.row.kind === 'number'
      return plain('operator', fitting(isNumber ? NUMBER_SIGNS : TEXT_SIGNS, typed))
    }
    case 'value': {
      const bare = typed.replace(/^"/, '')
      return fitting(occurringValues(graph, context.operand, language), bare).map((value) => ({
        kind: 'value',
        shown: value,
        text: writeValue(value),
      }))
    }
    case 'test-or-connective':
      return [...plain('operator', TEXT_SIGNS), ...plain('connective', CONNECTIVES)]
    case 'connective':
      return plain('connective', fitting(CONNECTIVES, typed))
  }
}

function plain(kind: CompletionItem['kind'], words: readonly string[]): CompletionItem[] {
  return words.map((text) => ({ kind, shown: text, text }))
}

/** Words that begin with what was typed, then those that hold it; what is complete already is not offered. */
function fitting(words: readonly string[], typed: string): readonly string[] {
  const wanted = typed.toLowerCase()
  const places = words.map((word) => ({ word, at: word.toLowerCase().indexOf(wanted) }))
  const others = places.filter(({ word, at }) => at >= 0 && word.toLowerCase() !== wanted)
  return [...others.filter(({ at }) => at === 0), ...others.filter(({ at }) => at > 0)].map(({ word }) => word)
}

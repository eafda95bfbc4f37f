import { caretContext } from './caret-context'
import type { Need } from './operand'
import { LABEL_PREFIX, TRAFFIC_LANGUAGE } from './operands'

/** What a graph must have been asked for, so that the names or values which fit at the caret can be read off it. */
export function completionNeed(text: string, caret: number): Need | undefined {
  const context = caretContext(text, caret)
  if (context === undefined) return undefined
  if (context.expects === 'term') return isLabel(text.slice(context.start, caret)) ? 'labels' : undefined
  if (context.expects !== 'value') return undefined
  if (isLabel(context.operand)) return 'labels'
  const row = TRAFFIC_LANGUAGE.operandCalled(context.operand)?.row
  return row?.kind === 'text' ? row.need : undefined
}

function isLabel(word: string): boolean {
  return word.toLowerCase().startsWith(LABEL_PREFIX)
}

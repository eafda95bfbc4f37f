import type { Find } from './ast'
import type { Need } from './operand'
import { LABEL, operandCalled } from './operands'
import { parseFind } from './parse-find'

/**
 * What a request must ask for so that an expression can be judged (graph.md F5).
 *
 * @param purpose idle elements are asked for only where they can be part of the answer: to hide what is idle, or to find what is not,
 *   nothing idle need be there.
 */
function requirements(find: Find, purpose: 'find' | 'hide'): ReadonlySet<Need> {
  const needs = new Set<Need>()
  collect(find, purpose === 'find', needs)
  return needs
}

/** The needs of both expressions of a view; a text that cannot be read needs nothing. */
export function needsOf(view: { readonly find: string; readonly hide: string }): ReadonlySet<Need> {
  return new Set(
    (['find', 'hide'] as const).flatMap((purpose) => {
      const find = parseFind(view[purpose])
      return find.ok ? [...requirements(find.value, purpose)] : []
    }),
  )
}

function collect(find: Find, wanted: boolean, needs: Set<Need>): void {
  switch (find.kind) {
    case 'and':
    case 'or':
      for (const part of find.of) collect(part, wanted, needs)
      return
    case 'not':
      collect(find.of, !wanted, needs)
      return
    case 'label':
      needs.add('labels')
      return
    default: {
      const need = find.operand === LABEL ? 'labels' : operandCalled(find.operand)?.row.need
      if (need !== undefined && (need !== 'idle' || wanted)) needs.add(need)
    }
  }
}

import type { Find, NumberTest, TextTest } from './ast'
import type { Need } from './operand'
import { LABEL, TRAFFIC_LANGUAGE } from './operands'
import { parseFind } from './parse-find'

/**
 * What a request must ask for so that an expression can be judged (graph.md F5).
 *
 * @param purpose what is idle is asked for only where it is what one wants to see: to hide what is idle, or to find what is not, it
 *   need not be there.
 */
function requirements(find: Find, purpose: 'find' | 'hide'): ReadonlySet<Need> {
  const needs = new Set<Need>()
  collect(find, { purpose, wanted: purpose === 'find' }, needs)
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

type Term = NumberTest | TextTest | Extract<Find, { kind: 'flag' }>

interface Aim {
  readonly purpose: 'find' | 'hide'
  /** What the term is true of is to be seen. */
  readonly wanted: boolean
}

function collect(find: Find, aim: Aim, needs: Set<Need>): void {
  switch (find.kind) {
    case 'and':
    case 'or':
      for (const part of find.of) collect(part, aim, needs)
      return
    case 'not':
      collect(find.of, { ...aim, wanted: !aim.wanted }, needs)
      return
    case 'label':
      needs.add('labels')
      return
    default: {
      const need = find.operand === LABEL ? 'labels' : TRAFFIC_LANGUAGE.operandCalled(find.operand)?.row.need
      if (need === undefined) return
      const isNeeded = need === 'idle' ? aim.wanted : need === 'idle-edges' ? wantsNoTraffic(find, aim) : true
      if (isNeeded) needs.add(need)
    }
  }
}

/**
 * `! traffic`, `http = 0` and the like: nothing but edges without traffic can be meant. `http > 0` hides edges of one protocol; that
 * should not bring all idle ones into the drawing.
 */
function wantsNoTraffic(find: Term, { wanted, purpose }: Aim): boolean {
  if (find.kind !== 'number') return !wanted
  if (find.value !== 0 || purpose === 'hide') return false
  const isWanted = wanted !== find.negated
  return isWanted ? find.operator === '=' || find.operator === '<=' : find.operator === '>'
}

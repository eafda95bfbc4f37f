import type { Outcome } from './outcome'
import type { Scenario, Step } from './step'
import { isDeepStrictEqual } from 'node:util'

/** What the outcome lacks of what the step says it gives; empty when it is as expected. */
export function shortcomings({ name }: Scenario, step: Step, outcome: Outcome | undefined): readonly string[] {
  if (outcome === undefined) return ['was not played']
  const says = step.says?.replaceAll(/\bNS\b/g, `kubectl-${name}`) ?? ''
  return [
    ...(outcome.text.includes(says) ? [] : [`does not say ${says}, but ${outcome.text}`]),
    ...(step.refused === undefined || outcome.refusal === step.refused
      ? []
      : [`is refused with ${outcome.refusal || 'nothing'} instead of ${step.refused}`]),
  ]
}

interface Difference {
  readonly real: readonly string[]
  readonly demo: readonly string[]
}

/** The lines of each that the other lacks; all of them when those in common come in another order. */
export function difference(real: Outcome | undefined, demo: Outcome | undefined): Difference {
  const [ofReal, ofDemo] = [real?.lines ?? [], demo?.lines ?? []]
  if (!isDeepStrictEqual(inOrder(ofReal, ofDemo), inOrder(ofDemo, ofReal))) return { real: ofReal, demo: ofDemo }
  return {
    real: ofReal.filter((line) => !ofDemo.includes(line)),
    demo: ofDemo.filter((line) => !ofReal.includes(line)),
  }
}

/** Lines that the other has, too. The causes of a refusal come in any order. */
function inOrder(lines: readonly string[], other: readonly string[]): readonly string[] {
  return lines.filter((line) => other.includes(line) && !line.startsWith('err: '))
}

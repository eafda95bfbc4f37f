import type { HealthRule } from '@/lib/graph/facts'
import { compilePattern, type LinearPattern } from '@/lib/std/linear-pattern'
import { parseRateAnnotation } from './parse-rate-annotation'
import { type CompiledTolerance, compileTolerance, STANDARD_TOLERANCES } from './tolerances'

/** What a threshold is chosen for. */
export interface RatedThing {
  readonly namespace: string
  readonly kind: 'app' | 'service' | 'workload'
  readonly name: string
  /** Text of the annotation on it, if any. */
  readonly annotation: string | null
}

/** Who set the thresholds: the annotation on the thing, a rule of the configuration, or nobody. */
export type ToleranceOrigin = 'annotation' | 'configuration' | 'standard'

export interface ChosenTolerances {
  readonly tolerances: readonly CompiledTolerance[]
  readonly origin: ToleranceOrigin
  /** It has an annotation that could not be read and was ignored. */
  readonly badAnnotation: boolean
}

interface CompiledRule {
  readonly namespace: LinearPattern
  readonly kind: LinearPattern
  readonly name: LinearPattern
  readonly tolerances: readonly CompiledTolerance[]
}

/**
 * Prepares the configured rules once, then says what holds for a thing (H1): its annotation, else the first rule whose namespace,
 * kind and name match, else the defaults. A rule with a pattern that cannot be read matches nothing.
 */
export function createToleranceChooser(rules: readonly HealthRule[]): (thing: RatedThing) => ChosenTolerances {
  const compiled = rules.map(compileRule).filter((rule) => rule !== undefined)
  return ({ namespace, kind, name, annotation }) => {
    const own = annotation === null ? undefined : parseRateAnnotation(annotation)
    const badAnnotation = annotation !== null && own === undefined
    if (own !== undefined) return { tolerances: own, origin: 'annotation', badAnnotation }
    const rule = compiled.find((one) => one.namespace(namespace) && one.kind(kind) && one.name(name))
    if (rule !== undefined) return { tolerances: rule.tolerances, origin: 'configuration', badAnnotation }
    return { tolerances: STANDARD_TOLERANCES, origin: 'standard', badAnnotation }
  }
}

function compileRule(rule: HealthRule): CompiledRule | undefined {
  const [namespace, kind, name] = [rule.namespace, rule.kind, rule.name].map((text) => compilePattern(text))
  if (namespace === undefined || kind === undefined || name === undefined) return undefined
  const tolerances = rule.tolerances.map(compileTolerance)
  const readable = tolerances.filter((one) => one !== undefined)
  return readable.length === tolerances.length ? { namespace, kind, name, tolerances: readable } : undefined
}

import { type CompiledTolerance, compileTolerance } from './tolerances'

const PERCENT = /^\d{1,3}(?:\.\d{1,6})?$/
const MAX_RULES = 50

/**
 * Reads the annotation `pharos.dev/health-rate` (or the peer's `health.kiali.io/rate`): rules of the five fields
 * `code,degraded,failure,protocol,direction`, separated by semicolons; 0 ≤ degraded ≤ failure ≤ 100.
 *
 * @returns undefined when any rule is malformed: half of somebody's thresholds would be nobody's.
 */
export function parseRateAnnotation(text: string): readonly CompiledTolerance[] | undefined {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  if (parts.length === 0 || parts.length > MAX_RULES) return undefined
  const rules: CompiledTolerance[] = []
  for (const part of parts) {
    const rule = parseRule(part)
    if (rule === undefined) return undefined
    rules.push(rule)
  }
  return rules
}

function parseRule(text: string): CompiledTolerance | undefined {
  const [code, degraded, failure, protocol, direction, ...more] = text.split(',').map((field) => field.trim())
  if (code === undefined || degraded === undefined || failure === undefined) return undefined
  if (protocol === undefined || direction === undefined || more.length > 0) return undefined
  if (code === '' || !PERCENT.test(degraded) || !PERCENT.test(failure)) return undefined
  const limits = { degraded: Number(degraded), failure: Number(failure) }
  if (limits.degraded > limits.failure || limits.failure > 100) return undefined
  return compileTolerance({ code, protocol, direction, ...limits })
}

import type { Json } from '@/lib/std/json'
import type { JsonSteps } from '../json-pointer'

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/
const SHOWN = 60

/** Steps as people write them: `spec.http[0].route`, `metadata.annotations['istio.io/rev']`. */
export function sayPath(steps: JsonSteps): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    if (!PLAIN_KEY.test(step)) return `${path}['${step.replaceAll("'", "\\'")}']`
    return path === '' ? step : `${path}.${step}`
  }, '')
}

/** A plain value as JSON writes it, cut; undefined for lists and objects, which the difference of the texts shows better. */
export function sayValue(value: Json | undefined): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text
}

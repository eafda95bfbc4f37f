import { isRecord } from '@/lib/std/is-record'
import type { Path } from '../check'

const PLAIN = /^[A-Za-z_][A-Za-z0-9_-]*$/

/** `spec.http[0].match`; keys that are no plain words are quoted: `metadata.annotations['istio.io/rev']`. */
export function formatPath(steps: Path): string {
  let path = ''
  for (const step of steps) {
    if (typeof step === 'number') path += `[${step}]`
    else if (PLAIN.test(step)) path += path === '' ? step : `.${step}`
    else path += `['${step.replace(/['\\]/g, '\\$&')}']`
  }
  return path
}

/** As much of a path as exists in an object, with fields named as the object names them. */
export function findPlace(root: unknown, path: Path): Path {
  const found: (string | number)[] = []
  let value = root
  for (const step of path) {
    const own = ownStep(value, step)
    if (own === undefined) break
    found.push(own)
    value = (value as Readonly<Record<string | number, unknown>>)[own] // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- `ownStep` found it there
  }
  return found
}

function ownStep(value: unknown, step: string | number): string | number | undefined {
  if (typeof step === 'number') return Array.isArray(value) && step < value.length ? step : undefined
  if (!isRecord(value)) return undefined
  // JSON has no undefined: objects of the cache carry it for parts that are not there.
  if (Object.hasOwn(value, step) && value[step] !== undefined) return step
  const snake = step.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.hasOwn(value, snake) && value[snake] !== undefined ? snake : undefined
}

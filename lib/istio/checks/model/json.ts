import { isRecord } from '@/lib/std/is-record'

/** Readers of JSON that nobody checked. What has another type reads as absent, and null as the API server means it: absent. */

const SNAKE = new Map<string, string>()

/** An own field, under its name or under the legacy one with underscores (`mirrorPercent`, `mirror_percent`). */
export function field(value: unknown, name: string): unknown {
  if (!isRecord(value)) return undefined
  if (Object.hasOwn(value, name)) return value[name] ?? undefined
  const snake = toSnake(name)
  return snake !== name && Object.hasOwn(value, snake) ? (value[snake] ?? undefined) : undefined
}

/** The value at the end of some steps. */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  let found = value
  for (const step of steps) {
    if (typeof step === 'string') found = field(found, step)
    else found = Array.isArray(found) ? (found[step] as unknown) : undefined
  }
  return found
}

/** Undefined for everything but texts. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The text, or an empty one. */
export function textOr(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Undefined for everything but finite numbers. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The items of a list, nulls and foreign ones included, so that indexes hold; none of anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The items of a list that are texts; their places in it are lost. */
export function texts(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string')
}

export function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0
}

/** The entries of a map whose values are texts, such as labels. */
export function textEntries(value: unknown): readonly (readonly [string, string])[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, entry]) => (typeof entry === 'string' ? [[key, entry] as const] : []))
}

function toSnake(name: string): string {
  let snake = SNAKE.get(name)
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    // Names come from the checks alone, but a limit costs nothing.
    if (SNAKE.size < 2000) SNAKE.set(name, snake)
  }
  return snake
}

import { type JsonObject, valueAt } from '../json'
import type { Layout } from './layout'
import { compareText } from '@/lib/std/compare-text'

/** The items of a list by their path elements, in order; of several with the same keys the first. */
export function itemsByElement(list: readonly unknown[], { list: kind }: Layout): ReadonlyMap<string, unknown> {
  const items = new Map<string, unknown>()
  for (const item of list) {
    const element = elementOf(item, kind)
    if (!items.has(element)) items.set(element, item)
  }
  return items
}

function elementOf(item: unknown, kind: Layout['list']): string {
  if (typeof kind === 'string') return `v:${JSON.stringify(item)}`
  const keys = kind.flatMap(({ name, preset }): [string, unknown][] => {
    const value = valueAt(item, name) ?? preset
    return value === undefined ? [] : [[name, value]]
  })
  const sorted: JsonObject = Object.fromEntries(keys.sort(([a], [b]) => compareText(a, b)))
  return `k:${JSON.stringify(sorted)}`
}

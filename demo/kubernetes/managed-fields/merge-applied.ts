import { isJsonObject, valueAt } from '../json'
import type { FieldPath, FieldSet } from './field-set'
import type { Layout } from './layout'
import { itemsByElement } from './list-items'

/** The object with the fields of a configuration; what the configuration does not name stays. */
export function mergeApplied(live: unknown, config: unknown, layout: Layout): unknown {
  if (isJsonObject(live) && isJsonObject(config) && !layout.isWhole) {
    const merged = new Map(Object.entries(live))
    for (const [key, value] of Object.entries(config))
      merged.set(key, mergeApplied(merged.get(key), value, layout.field(key)))
    return Object.fromEntries(merged)
  }
  if (Array.isArray(live) && Array.isArray(config) && layout.list !== 'whole') {
    const [old, wanted] = [itemsByElement(live, layout), itemsByElement(config, layout)]
    const item = (element: string): unknown =>
      wanted.has(element) ? mergeApplied(old.get(element), wanted.get(element), layout.item()) : old.get(element)
    return inOrder([...old.keys()], [...wanted.keys()]).map(item)
  }
  return config
}

/** Those wanted in their order, and each of the others where it stood, before what comes next of those that are in both. */
function inOrder(old: readonly string[], wanted: readonly string[]): readonly string[] {
  const [isOld, isWanted] = [new Set(old), new Set(wanted)]
  const left = [...old]
  const result: string[] = []
  for (const [index, element] of wanted.entries()) {
    const shared = wanted.slice(index).find((one) => isOld.has(one))
    while (left[0] !== undefined && left[0] !== shared) {
      const [passed = ''] = left.splice(0, 1)
      if (!isWanted.has(passed)) result.push(passed)
    }
    if (left[0] === element) left.shift()
    result.push(element)
  }
  return [...result, ...left.filter((element) => !isWanted.has(element))]
}

/** The object without the fields of the set, and without what is inside of them. */
export function removeFields(value: unknown, set: FieldSet, layout: Layout): unknown {
  const inside = new Set(
    set.paths().flatMap((path) => path.map((_, index) => JSON.stringify(path.slice(0, index + 1)))),
  )
  const walk = (one: unknown, at: Layout, path: FieldPath): unknown => {
    if (path.length > 0 && !inside.has(JSON.stringify(path))) return one
    const keep = (element: string): boolean => !set.has([...path, element])
    if (isJsonObject(one) && !at.isWhole) {
      const kept = Object.keys(one).filter((key) => keep(`f:${key}`))
      return Object.fromEntries(kept.map((key) => [key, walk(valueAt(one, key), at.field(key), [...path, `f:${key}`])]))
    }
    if (!Array.isArray(one) || at.list === 'whole') return one
    const kept = [...itemsByElement(one, at)].filter(([element]) => keep(element))
    return kept.map(([element, item]) => walk(item, at.item(), [...path, element]))
  }
  return walk(value, layout, [])
}

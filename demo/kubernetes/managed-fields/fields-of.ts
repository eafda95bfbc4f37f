import { isJsonObject } from '../json'
import { type FieldPath, FieldSet } from './field-set'
import type { Layout } from './layout'
import { itemsByElement } from './list-items'

/** The fields that a configuration sets: its leaves, items of lists, and keys of maps. */
export function fieldsOf(value: unknown, layout: Layout): FieldSet {
  const paths: FieldPath[] = []
  walk(value, layout, { path: [], add: (path) => paths.push(path) })
  return new FieldSet(paths)
}

interface Walk {
  readonly path: FieldPath
  readonly add: (path: FieldPath) => void
}

function walk(value: unknown, layout: Layout, { path, add }: Walk): void {
  if (Array.isArray(value) && layout.list !== 'whole') {
    for (const [element, item] of itemsByElement(value, layout)) {
      const inner = [...path, element]
      walk(item, layout.item(), { path: inner, add })
      add(inner)
    }
  } else if (isJsonObject(value) && !layout.isWhole) {
    for (const [key, child] of Object.entries(value)) {
      const inner = [...path, `f:${key}`]
      walk(child, layout.field(key), { path: inner, add })
      const isEmpty = child === null || (isJsonObject(child) && Object.keys(child).length === 0)
      if (isEmpty || !layout.declares(key)) add(inner)
    }
  } else add(path)
}

import { itemsAt, valueAt } from '../json'
import type { SchemaNode } from './schema-node'
import { isDeepStrictEqual } from 'node:util'

/** The item of the old list that an item of the new one continues: only lists with keys can tell. */
export function matchingItem({ list, listKeys }: SchemaNode, item: unknown, old: unknown): unknown {
  if (list !== 'map' || old === undefined) return undefined
  return itemsAt({ old }, 'old').find((other) => isDeepStrictEqual(keysOf(other, listKeys), keysOf(item, listKeys)))
}

/** The values of an item by which its list tells it from the others. */
export function keysOf(item: unknown, listKeys: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    listKeys.flatMap((key) => {
      const value = valueAt(item, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

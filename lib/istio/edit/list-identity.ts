import type { Json } from '@/lib/std/json'
import { isJsonRecord } from './json-shape'

/** By what items of a list are known, in this order of trust: routes, servers, subsets and listeners by name, ports by number. */
const IDENTITIES = ['name', 'number'] as const

/**
 * The identities of the items of several versions of one list, a list each. Undefined when the items have none: every item of
 * every version must have a text or number under the same key, and none twice in one version.
 */
export function readIdentities(versions: readonly (readonly Json[])[]): readonly (readonly string[])[] | undefined {
  for (const key of IDENTITIES) {
    const read = versions.map((items) => readKey(items, key))
    if (read.every((names) => names !== undefined)) return read
  }
  return undefined
}

function readKey(items: readonly Json[], key: string): readonly string[] | undefined {
  const names = items.map((item) => {
    const value = isJsonRecord(item) && Object.hasOwn(item, key) ? item[key] : undefined
    return typeof value === 'string' || typeof value === 'number' ? `${typeof value}:${value}` : undefined
  })
  const known = names.filter((name) => name !== undefined)
  return known.length === items.length && new Set(known).size === items.length ? known : undefined
}

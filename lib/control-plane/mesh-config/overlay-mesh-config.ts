import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'

/** Providers are told apart by their names; of every other list the one that is said counts alone. */
const NAMED_LIST = 'extensionProviders'

/**
 * What holds when this is said over the defaults, as istiod does it (measured): messages are merged field by field, lists are replaced,
 * providers are merged by name. What is null is not said.
 */
export function overlayMeshConfig(defaults: unknown, said: unknown): unknown {
  if (said === undefined || said === null) return defaults
  if (!isRecord(defaults) || !isRecord(said)) return said
  const merged = makeBare<unknown>({ ...defaults })
  for (const [field, value] of Object.entries(said)) {
    const usual = merged[field]
    merged[field] = field === NAMED_LIST ? byName(usual, value) : overlayMeshConfig(usual, value)
  }
  return merged
}

function byName(defaults: unknown, said: unknown): unknown {
  if (!Array.isArray(said)) return said ?? defaults
  const own = said.map((one: unknown) => ({ name: nameOf(one), one }))
  const before = Array.isArray(defaults) ? defaults.map((one: unknown) => ({ name: nameOf(one), one })) : []
  const known = new Set(before.map(({ name }) => name))
  return [
    ...before.map(({ name, one }) => own.findLast((other) => name !== undefined && other.name === name)?.one ?? one),
    ...own.filter(({ name }) => name === undefined || !known.has(name)).map(({ one }) => one),
  ]
}

/** Of a provider; undefined: it has none. */
export function nameOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item.name === 'string' ? item.name : undefined
}

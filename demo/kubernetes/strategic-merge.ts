import { isJsonObject, itemsAt, type JsonObject, textsAt, textAt, valueAt } from './json'
import { isDeepStrictEqual } from 'node:util'

/** The fields of built-in kinds whose lists merge item by item, and the field that tells items apart. All others are replaced. */
const MERGE_KEYS = new Map([
  ['containers', 'name'],
  ['initContainers', 'name'],
  ['env', 'name'],
  ['volumes', 'name'],
  ['volumeMounts', 'mountPath'],
  ['imagePullSecrets', 'name'],
  ['hostAliases', 'ip'],
  ['topologySpreadConstraints', 'topologyKey'],
  ['conditions', 'type'],
  ['addresses', 'type'],
  ['ownerReferences', 'uid'],
  ['secrets', 'name'],
  ['webhooks', 'name'],
])
/** Lists of plain values that merge as sets. */
const SETS = new Set(['finalizers'])

/** The patch format of built-in kinds, with `$patch`, `$retainKeys`, `$setElementOrder` and `$deleteFromPrimitiveList`. */
export function strategicMerge(target: unknown, patch: JsonObject): JsonObject {
  if (patch.$patch === 'delete') return {}
  const before = isJsonObject(target) && patch.$patch !== 'replace' ? target : {}
  const merged = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue
    if (value === null) merged.delete(key)
    else if (Array.isArray(value)) merged.set(key, mergeList(key, itemsAt(before, key), value))
    else if (isJsonObject(value)) merged.set(key, strategicMerge(merged.get(key), value))
    else merged.set(key, value)
  }
  for (const key of [...merged.keys()]) {
    const dropped = itemsAt(patch, `$deleteFromPrimitiveList/${key}`)
    const left = itemsAt(before, key).filter((item) => !dropped.includes(item))
    if (dropped.length > 0) merged.set(key, left)
    const order = itemsAt(patch, `$setElementOrder/${key}`)
    if (order.length > 0)
      merged.set(
        key,
        arranged(itemsAt(Object.fromEntries(merged), key), order, itemsAt(before, key), sameIn(key, order)),
      )
  }
  const retained = valueAt(patch, '$retainKeys') === undefined ? undefined : textsAt(patch, '$retainKeys')
  return Object.fromEntries([...merged].filter(([key]) => retained?.includes(key) ?? true))
}

function mergeList(field: string, before: readonly unknown[], patch: readonly unknown[]): readonly unknown[] {
  const own = patch.filter((item) => textAt(item, '$patch') !== 'replace')
  const key = mergeKey(field, [...before, ...patch])
  if (own.length < patch.length) return own
  if (SETS.has(field)) return arranged([...new Set([...before, ...patch])], patch, before, isDeepStrictEqual)
  if (key === undefined) return patch
  const merged = [...before]
  for (const item of own) {
    const index = merged.findIndex((candidate) => isSame(key, candidate, item))
    if (!isJsonObject(item)) continue
    if (item.$patch === 'delete') merged.splice(index === -1 ? merged.length : index, 1)
    else if (index === -1) merged.push(strategicMerge({}, item))
    else merged[index] = strategicMerge(merged[index], item)
  }
  return arranged(merged, own, before, (a, b) => isSame(key, a, b))
}

type Same = (a: unknown, b: unknown) => boolean

/**
 * The items that the client names in its order. Each of the others goes before the first of them that it stood before,
 * and at the end if there is none.
 */
function arranged(
  items: readonly unknown[],
  wanted: readonly unknown[],
  before: readonly unknown[],
  same: Same,
): readonly unknown[] {
  const place = (list: readonly unknown[], item: unknown) => list.findIndex((candidate) => same(candidate, item))
  const named = wanted.flatMap((item) => items.filter((candidate) => same(candidate, item)))
  const others = items.filter((item) => !named.includes(item))
  const result: unknown[] = []
  for (const item of named) {
    while (others.length > 0 && stoodBefore(place(before, others[0]), place(before, item))) result.push(others.shift())
    result.push(item)
  }
  return [...result, ...others]
}

/** Both were there, the first before the second. */
function stoodBefore(first: number, second: number): boolean {
  return first !== -1 && first < second
}

function sameIn(field: string, items: readonly unknown[]): Same {
  const key = mergeKey(field, items)
  return key === undefined ? isDeepStrictEqual : (a, b) => isSame(key, a, b)
}

/** Ports of a container are told apart by `containerPort`, those of a Service by `port`. */
function mergeKey(field: string, items: readonly unknown[]): string | undefined {
  if (field !== 'ports') return MERGE_KEYS.get(field)
  return items.some((item) => valueAt(item, 'containerPort') !== undefined) ? 'containerPort' : 'port'
}

function isSame(key: string, a: unknown, b: unknown): boolean {
  return valueAt(a, key) !== undefined && valueAt(a, key) === valueAt(b, key)
}

import { makeBare } from '@/lib/std/bare-record'
import type { Json } from '@/lib/std/json'
import fc from 'fast-check'

const KEYS = ['name', 'weight', 'http', 'a', '', '__proto__', 'constructor', 'a/b', 'a~b', '0', 'é.ü']

/** Any JSON of a small size, rich in what an editor is tempted to drop: 0, false, "", [], {}, null, and keys with slashes. */
export function anyJson(depth = 3): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc.constantFrom<Json>(null, 0, 1, false, true, '', 'a', 'v1', 9_007_199_254_740_993n, 1.5),
    fc.string({ maxLength: 3 }),
  )
  if (depth === 0) return leaf
  return fc.oneof(leaf, fc.array(anyJson(depth - 1), { maxLength: 4 }), anyRecord(anyJson(depth - 1)))
}

function anyRecord(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 5, selector: ([key]) => key })
    .map((entries) => {
      const record = makeBare<Json>({})
      for (const [key, each] of entries) record[key] = each
      return record
    })
}

/** A list of items that are known by their names, as routes and subsets are. */
export function namedList(): fc.Arbitrary<Json> {
  return fc
    .uniqueArray(fc.constantFrom('v1', 'v2', 'v3', 'v4'), { maxLength: 4 })
    .chain((names) =>
      fc.tuple(...names.map((name) => fc.constantFrom<Json>(0, 50, 100).map((weight): Json => ({ name, weight })))),
    )
}

import { describe, expect, test } from 'vitest'
import { readThingRef, referenceOf } from './thing-ref'

describe('what a path names', () => {
  test.each([
    ['workload', 'bookinfo', 'reviews-v2', 'workload:bookinfo/reviews-v2'],
    ['service', 'default', 'api.example.com', 'service:default/api.example.com'],
    ['app', 'shop', 'a b/ü', 'app:shop/a%20b%2F%C3%BC'],
  ] as const)('%s %s %s', (kind, namespace, name, reference) => {
    const thing = readThingRef(kind, namespace, name)
    expect(thing).toEqual({ kind, namespace, name })
    expect(thing && referenceOf(thing)).toBe(reference)
  })

  test.each([
    ['', 'x'],
    ['Not-a-label', 'x'],
    ['a/b', 'x'],
    ['..', 'x'],
    ['bookinfo', ''],
    ['bookinfo', 'x'.repeat(254)],
  ])('%j %j can be nothing', (namespace, name) => {
    expect(readThingRef('workload', namespace, name)).toBeUndefined()
  })
})

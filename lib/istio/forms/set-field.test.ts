import { makePatch } from '@/lib/istio/edit/make-patch'
import { toPointer } from '@/lib/istio/edit/json-pointer'
import { anyJson } from '@/lib/istio/edit/testing/any-json'
import type { Json } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setField } from './set-field'

describe('setting a field of a form', () => {
  it.each<[string, Json, readonly (string | number)[], Json | undefined, Json]>([
    [
      'makes what is missing on the way',
      {},
      ['spec', 'mtls', 'mode'],
      'STRICT',
      { spec: { mtls: { mode: 'STRICT' } } },
    ],
    [
      'keeps what no field knows',
      { spec: { x: 0, mtls: { y: '' } } },
      ['spec', 'mtls', 'mode'],
      'STRICT',
      { spec: { x: 0, mtls: { y: '', mode: 'STRICT' } } },
    ],
    ['keeps the order of keys', { spec: { a: 1, b: 2 } }, ['spec', 'a'], 0, { spec: { a: 0, b: 2 } }],
    [
      'takes a field away, and the object that is left empty',
      { spec: { mtls: { mode: 'STRICT' } } },
      ['spec', 'mtls', 'mode'],
      undefined,
      { spec: {} },
    ],
    [
      'leaves an object that still holds something',
      { spec: { mtls: { mode: 'STRICT', y: 0 } } },
      ['spec', 'mtls', 'mode'],
      undefined,
      { spec: { mtls: { y: 0 } } },
    ],
    ['appends an item', { spec: { rules: [{}] } }, ['spec', 'rules', 1], {}, { spec: { rules: [{}, {}] } }],
    [
      'takes an item out',
      { spec: { rules: [{ a: 1 }, { b: 1 }] } },
      ['spec', 'rules', 0],
      undefined,
      { spec: { rules: [{ b: 1 }] } },
    ],
    [
      'takes the list away with its last item',
      { spec: { rules: [{}], action: 'DENY' } },
      ['spec', 'rules', 0],
      undefined,
      { spec: { action: 'DENY' } },
    ],
    [
      'leaves an item that has lost its last field, since it means something',
      { spec: { rules: [{ from: ['x'] }] } },
      ['spec', 'rules', 0, 'from'],
      undefined,
      { spec: { rules: [{}] } },
    ],
    ['takes away what is not there', { spec: {} }, ['spec', 'mtls', 'mode'], undefined, { spec: {} }],
  ])('%s', (_, ...[object, at, value, expected]) => {
    expect(setField(object, at, value)).toEqual(expected)
  })

  it('touches no other place, whatever stands there', () => {
    const at = ['spec', 'name', 'weight']
    fc.assert(
      fc.property(anyJson(), fc.constantFrom<Json | undefined>('x', 0, undefined), (name, value) => {
        const before: Json = { metadata: { a: '' }, spec: { name, http: [{ weight: 0 }] } }
        const patch = makePatch(before, setField(before, at, value))
        const place = toPointer(at)
        for (const { path } of patch) expect(path === place || place.startsWith(`${path}/`)).toBe(true)
      }),
    )
  })
})

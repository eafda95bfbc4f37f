import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonPlace, type ShapeNote } from './json-place'

describe('JsonPlace', () => {
  it('reads what has the type asked for', () => {
    const place = JsonPlace.root({ a: 'x', n: 2, list: ['p', 'q'], map: { k: 'v' } }, 'spec')
    expect(place.field('a').text()).toBe('x')
    expect(place.field('n').number()).toBe(2)
    expect(place.field('list').texts()).toEqual(['p', 'q'])
    expect({ ...place.field('map').textMap() }).toEqual({ k: 'v' })
  })

  it.each([undefined, null])('reads %s as absent and notes nothing', (nothing) => {
    const notes: ShapeNote[] = []
    const place = JsonPlace.root({ field: nothing }, 'spec', notes).field('field')
    expect(place.present).toBe(false)
    expect([place.text(), place.number(), place.items(), place.record(), place.field('deeper').text()]).toEqual([
      undefined,
      undefined,
      [],
      {},
      undefined,
    ])
    expect(notes).toEqual([])
  })

  it('notes the place of what has another type, as people write it', () => {
    const notes: ShapeNote[] = []
    const place = JsonPlace.root({ http: [{ route: 5 }, 'x'], n: Number.NaN }, 'spec', notes)
    place
      .field('http')
      .items()
      .forEach((one) => one.field('route').items())
    place.field('n').number()
    place.field('http').text()
    expect(notes).toEqual([
      { path: 'spec.http[0].route', expected: 'list' },
      { path: 'spec.http[1]', expected: 'object' },
      { path: 'spec.n', expected: 'number' },
      { path: 'spec.http', expected: 'text' },
    ])
  })

  it('leaves out items and entries of another type', () => {
    const place = JsonPlace.root({ list: ['a', 1, null, ['b']], map: { a: 'x', b: 2 } }, 'spec')
    expect(place.field('list').texts()).toEqual(['a'])
    expect({ ...place.field('map').textMap() }).toEqual({ a: 'x' })
  })

  it('takes hostile keys for keys and finds no inherited ones', () => {
    const place = JsonPlace.root(JSON.parse('{"__proto__":"p"}'), 'labels')
    expect(Object.entries(place.textMap())).toEqual([['__proto__', 'p']])
    expect(place.textMap().constructor).toBeUndefined()
    expect(JsonPlace.root({}, 'spec').field('constructor').field('name').text()).toBeUndefined()
  })

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, name) => {
        const place = JsonPlace.root(value, 'spec').field(name)
        return [place.text(), place.number(), place.texts(), place.textMap(), place.items()].length === 5
      }),
    )
  })
})

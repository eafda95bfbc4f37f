import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESTINATION_LABELS, ID_LABELS } from '../query/labels'
import { createIdTable } from './id-group'

/** Few values, so that labels often agree in part; absent, empty and `unknown` mean the same. */
const value = fc.constantFrom('a', 'b', '', 'unknown', '__proto__', '1:a', undefined)
const labels = fc
  .tuple(...ID_LABELS.map(() => value))
  .map((values) =>
    Object.fromEntries(
      ID_LABELS.flatMap((name, place) => (values[place] === undefined ? [] : [[name, values[place]] as const])),
    ),
  )

const textOf = (of: Readonly<Record<string, string>>): string =>
  JSON.stringify(ID_LABELS.map((name) => (['', 'unknown', undefined].includes(of[name]) ? null : of[name])))

describe('the table of identities', () => {
  it('has one object for equal labels and different ones for different labels', () => {
    fc.assert(
      fc.property(fc.array(labels, { maxLength: 40 }), (given) => {
        const table = createIdTable()
        const groups = new Map<string, unknown>()
        for (const one of given) {
          const group = table.intern(one, 'source', 'http')
          expect(groups.get(textOf(one)) ?? group).toBe(group)
          groups.set(textOf(one), group)
        }
        expect(new Set(groups.values()).size).toBe(groups.size)
        for (const one of given) expect(table.find(one, 'source', 'http')).toBe(groups.get(textOf(one)))
      }),
    )
  })

  it('tells reporters and protocols apart, and finds nothing that was not put in', () => {
    const table = createIdTable()
    const one = table.intern({ source_workload: 'a' }, 'source', 'http')
    expect(table.intern({ source_workload: 'a' }, 'destination', 'http')).not.toBe(one)
    expect(table.find({ source_workload: 'a' }, 'source', 'grpc')).toBeUndefined()
    expect(table.find({ source_workload: 'b' }, 'source', 'http')).toBeUndefined()
  })

  it('finds many that agree in the labels it looks at first', () => {
    const table = createIdTable()
    const names = DESTINATION_LABELS.slice(-2)
    const many = Array.from({ length: 100 }, (_, i) => ({
      destination_service: 's',
      destination_workload: 'w',
      [names[1] ?? '']: `v${i}`,
    }))
    const made = many.map((one) => table.intern(one, 'source', 'http'))
    expect(new Set(made).size).toBe(100)
    expect(many.map((one) => table.find({ ...one }, 'source', 'http'))).toEqual(made)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelTerm, matchesLabels, parseLabelTerm, printLabelTerm } from './label-filter'

const LABELS = { app: 'cart', tier: 'front-end' }

function matches(...terms: readonly string[]): boolean {
  return matchesLabels(
    LABELS,
    terms.map(parseLabelTerm).filter((term) => term !== undefined),
    'and',
  )
}

describe('conditions on labels', () => {
  it.each<[string, boolean]>([
    ['app', true],
    ['version', false],
    ['!version', true],
    ['!app', false],
    ['app=cart', true],
    ['app=web,cart', true],
    ['app=web', false],
    ['tier^=front', true],
    ['tier^=back', false],
    ['version=', false],
  ])('%s', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  it('hold all together, or one of them', () => {
    const terms = ['app=web', 'tier'].map(parseLabelTerm).filter((term) => term !== undefined)
    expect(matchesLabels(LABELS, terms, 'and')).toBe(false)
    expect(matchesLabels(LABELS, terms, 'or')).toBe(true)
  })

  it('do not take what every object has for a label', () => {
    expect(matches('constructor')).toBe(false)
    expect(matchesLabels(LABELS, [{ op: 'present', key: '__proto__' }], 'and')).toBe(false)
  })

  const key = fc.stringMatching(/^[a-z0-9]([a-z0-9./_-]{0,10}[a-z0-9])?$/)
  const value = fc.stringMatching(/^[A-Za-z0-9._-]{0,10}$/)
  const anyTerm: fc.Arbitrary<LabelTerm> = fc.oneof(
    fc.record({ op: fc.constantFrom('present', 'absent'), key }),
    fc.record({ op: fc.constant('prefix'), key, prefix: value }),
    fc.record({ op: fc.constant('in'), key, values: fc.uniqueArray(value, { minLength: 1, maxLength: 4 }) }),
  )

  it('are read as they were printed', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        expect(parseLabelTerm(printLabelTerm(term))).toEqual(term)
      }),
    )
  })

  it('are never read with an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const term = parseLabelTerm(text) ?? { op: 'present', key: 'a' }
        expect(parseLabelTerm(printLabelTerm(term))).toEqual(term)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { compileFilter, isOpen, type LineFilter } from './line-filter'

const filter = (part: Partial<LineFilter>): LineFilter => ({
  show: '',
  hide: '',
  mode: 'text',
  matchCase: false,
  ...part,
})
const passes = (part: Partial<LineFilter>, text: string): boolean => {
  const test = compileFilter(filter(part))
  return typeof test === 'function' && test(text)
}

describe('compileFilter', () => {
  it.each([
    [{ show: 'error' }, 'An ERROR', true],
    [{ show: 'error', matchCase: true }, 'An ERROR', false],
    [{ show: 'a.c' }, 'abc', false],
    [{ hide: 'health' }, 'GET /healthz', false],
    [{ show: 'GET', hide: 'health' }, 'GET /', true],
    [{ show: 'a.c', mode: 'regex' }, 'ABC', true],
    [{ hide: String.raw`\b5\d\d\b`, mode: 'regex' }, 'code 503', false],
    [{}, '', true],
  ] as const)('%j on %j: %j', (part, text, passed) => {
    expect(passes(part, text)).toBe(passed)
  })

  it.each(['show', 'hide'] as const)('names the box whose expression cannot be read: %s', (box) => {
    expect(compileFilter(filter({ [box]: '(', mode: 'regex' }))).toMatchObject({
      box,
      message: expect.any(String) as string,
    })
    expect(compileFilter(filter({ [box]: 'x'.repeat(1_001), mode: 'regex' }))).toMatchObject({ box })
  })

  it('is open when both texts are empty', () => {
    expect(isOpen(filter({}))).toBe(true)
    expect(isOpen(filter({ hide: 'x' }))).toBe(false)
  })
})

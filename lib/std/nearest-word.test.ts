import { describe, expect, it } from 'vitest'
import { nearestWord } from './nearest-word'

describe('nearestWord', () => {
  it.each([
    ['refersh', ['refresh', 'windows'], 'refresh'],
    ['Port', ['port', 'path'], 'port'],
    ['windws', ['window', 'windows'], 'windows'],
    ['ulr', ['url', 'tls'], 'url'],
    ['', ['a'], 'a'],
  ])('%j among %j is %j', (typed, words, expected) => {
    expect(nearestWord(typed, words)).toBe(expected)
  })

  it('names nothing when every word is three edits away', () => {
    expect(nearestWord('kubernetes', ['metrics', 'ui'])).toBeUndefined()
  })

  it('names nothing for a very long text', () => {
    expect(nearestWord('x'.repeat(65), ['x'.repeat(64)])).toBeUndefined()
  })
})

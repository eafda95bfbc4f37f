import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { readIstiodWord } from './istiod-word'

const reconciled = (status: string, rest: object = {}): object => ({
  conditions: [{ type: 'Other' }, { type: 'Reconciled', status, reason: 'R', message: '3/5 proxies', ...rest }],
})

describe('what istiod says of an object', () => {
  it.each([
    ['taken over', reconciled('True'), 'yes'],
    ['not by all proxies yet', reconciled('False'), 'no'],
    ['not known', reconciled('Unknown'), 'unknown'],
    ['of this generation', reconciled('True', { observedGeneration: '5' }), 'yes'],
    ['of an older generation', reconciled('True', { observedGeneration: 4 }), 'older'],
    ['of an older one, in the number as text', reconciled('False', { observedGeneration: '4' }), 'older'],
    ['of an older one, said of the whole', { ...reconciled('True'), observedGeneration: '4' }, 'older'],
    ['nothing', { conditions: [{ type: 'Accepted', status: 'True' }] }, 'untold'],
    ['no status at all', undefined, 'untold'],
  ])('%s', (_, status, expected) => {
    expect(readIstiodWord(status, 5).reconciled).toBe(expected)
  })

  it('has the reason, and of which generation it speaks', () => {
    expect(readIstiodWord(reconciled('False', { observedGeneration: '5' }), 5)).toMatchObject({
      message: '3/5 proxies',
      observedGeneration: 5,
    })
    expect(readIstiodWord({ observedGeneration: 'x' }, 5)).toMatchObject({ message: '', observedGeneration: null })
  })

  it('counts the messages of its analysis by code, errors first', () => {
    const message = (code: string, level: string | number, name = 'N') => ({ type: { code, name }, level })
    const validationMessages = [message('IST0108', 'WARNING'), message('IST0101', 'ERROR'), message('IST0108', 8), {}]
    expect(readIstiodWord({ validationMessages }, 1).messages).toEqual([
      { code: 'IST0101', name: 'N', level: 'ERROR', count: 1 },
      { code: 'IST0108', name: 'N', level: 'WARNING', count: 2 },
      { code: '', name: '', level: '', count: 1 },
    ])
  })

  it('is read of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (status, part) => {
        readIstiodWord(status, 1)
        readIstiodWord({ conditions: [part], validationMessages: part, observedGeneration: part }, 1)
      }),
    )
  })
})

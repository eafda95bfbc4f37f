import { fatesOf, readFault } from './faults'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const percent = fc.double({ min: 0, max: 100, noNaN: true })

it('the fates of a request are all that can happen, delay and abort by chance of their own', () => {
  fc.assert(
    fc.property(percent, percent, (delay, abort) => {
      const fates = fatesOf(
        readFault({
          fault: {
            delay: { fixedDelay: '1s', percentage: { value: delay } },
            abort: { httpStatus: 500, percentage: { value: abort } },
          },
        }),
      )
      const share = (wanted: (of: (typeof fates)[number]['of']) => boolean): number =>
        fates.reduce((sum, fate) => (wanted(fate.of) ? sum + fate.share : sum), 0)
      expect(share(() => true)).toBeCloseTo(1, 9)
      expect(share(({ delayMs }) => delayMs === 1000)).toBeCloseTo(delay / 100, 9)
      expect(share((of) => of.abort !== undefined)).toBeCloseTo(abort / 100, 9)
    }),
  )
})

const all = { percentage: { value: 100 } }

it.each([
  ['no fault', undefined],
  ['not an object', 'delay'],
  ['a delay of nothing', { delay: { fixedDelay: '0s', ...all } }],
  ['a delay that is no duration', { delay: { fixedDelay: 'soon', ...all } }],
  ['a status that nobody knows', { abort: { grpcStatus: 'SHRUG', ...all } }],
  ['no percentage', { abort: { httpStatus: 500 } }],
  ['no value', { delay: { fixedDelay: '1s', percentage: {} } }],
  ['less than nothing', { delay: { fixedDelay: '1s', percent: -5 } }],
])('%s does nothing', (_, fault) => {
  expect(readFault({ fault })).toBeUndefined()
})

it('more than all is all', () => {
  expect(readFault({ fault: { abort: { httpStatus: 500, percentage: { value: 250 } } } })?.abortShare).toBe(1)
})

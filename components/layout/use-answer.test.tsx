import { renderInShell } from '@/components/testing/render-in-shell'
import { PharosError } from '@/lib/ports/pharos-error'
import { act } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answer, useAnswer } from './use-answer'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))

interface Held {
  readonly names: readonly string[]
  readonly to: string
}
const HELD: Held = { names: ['reviews'], to: '2024-05-01T10:00:00Z' }

/** A part of a page with one question, which is answered with `answer`, or never when that is left out. */
function askedWith(
  options: Parameters<typeof useAnswer<Held, readonly string[]>>[1],
  { answer, search = '' }: { answer?: () => Held; search?: string } = {},
) {
  const signals: AbortSignal[] = []
  const ask = ({ signal }: { readonly signal: AbortSignal }) => {
    signals.push(signal)
    return answer === undefined ? new Promise<Held>(() => undefined) : Promise.resolve().then(answer)
  }
  let shown: Answer<Held> | undefined
  function Probe() {
    shown = useAnswer({ queryKey: ['probe'], queryFn: ask, meta: { refreshes: true } }, options)
    return null
  }
  renderInShell(<Probe />, { search })
  return { signals, shown: () => shown }
}

describe('useAnswer', () => {
  it('asks again with every turn of the timer of the page', async () => {
    const { signals, shown } = askedWith({}, { answer: () => HELD })
    await pass(1)
    expect(shown()?.data).toEqual(HELD)
    await pass(30)
    expect(signals).toHaveLength(2)
  })

  it('leaves what the timer does not repeat to the button', async () => {
    const { signals, shown } = askedWith({ repeats: false }, { answer: () => HELD })
    await pass(120)
    expect(signals).toHaveLength(1)
    act(() => shown()?.region.load())
    await pass(1)
    expect(signals).toHaveLength(2)
  })

  it('waits for the button where the page loads by hand', async () => {
    const { signals, shown } = askedWith({}, { answer: () => HELD, search: 'refresh=manual' })
    await pass(1)
    expect(shown()?.region.state).toEqual({ kind: 'unasked' })
    act(() => shown()?.region.load())
    await pass(1)
    expect(signals).toHaveLength(1)
    expect(shown()?.data).toEqual(HELD)
  })

  it('asks nothing without a question, not even when the button is pressed', async () => {
    const { signals, shown } = askedWith({ asked: false }, { answer: () => HELD })
    await pass(60)
    act(() => shown()?.region.load())
    await pass(1)
    expect(signals).toEqual([])
  })

  it('takes the question back', async () => {
    const { signals, shown } = askedWith({})
    await pass(6)
    act(() => shown()?.region.cancel())
    await pass(0)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    expect(shown()?.region.state).toEqual({ kind: 'unasked' })
  })

  it.each([
    ['not_found', true],
    ['forbidden', false],
  ] as const)('%s: missing is %s', async (code, missing) => {
    const answer = () => {
      throw new PharosError(code, 'refused', {})
    }
    const { shown } = askedWith({}, { answer })
    await pass(1)
    expect(shown()).toMatchObject({ data: undefined, missing })
  })

  it('shows something unless it is told otherwise, as of the moment at which it came', async () => {
    const { shown } = askedWith({}, { answer: () => HELD })
    await pass(1)
    expect(shown()?.region).toMatchObject({ state: { kind: 'shown', content: 'some' }, asOf: undefined })
  })

  it('tells what the data holds and of when it is', async () => {
    const options = {
      content: ({ names }: Held) => (names.length === 0 ? ('empty' as const) : ('some' as const)),
      asOf: ({ to }: Held) => Date.parse(to),
    }
    const { shown } = askedWith(options, { answer: () => ({ ...HELD, names: [] }) })
    await pass(1)
    expect(shown()?.region).toMatchObject({
      state: { kind: 'shown', content: 'empty' },
      asOf: Date.parse('2024-05-01T10:00:00Z'),
    })
  })

  it.each([
    [undefined, { dimmed: true, failure: undefined }],
    [false, undefined],
  ])('grows old unless that does not matter: ages %s', async (ages, stale) => {
    const options = { repeats: false, ...(ages === undefined ? {} : { ages }) }
    const { shown } = askedWith(options, { answer: () => HELD })
    await pass(90)
    expect(shown()?.region.state).toMatchObject({ kind: 'shown', stale })
  })

  it('counts the age that the data had when it came', async () => {
    const { shown } = askedWith({ repeats: false, ageAtReceipt: () => 60 }, { answer: () => HELD })
    await pass(2)
    expect(shown()?.region.state).toMatchObject({ kind: 'shown', stale: { dimmed: true } })
  })
})

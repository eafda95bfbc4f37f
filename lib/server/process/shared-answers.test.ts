import { ownMetrics } from '@/lib/server/process/own-metrics'
import { describe, expect, it } from 'vitest'
import { SharedAnswers } from './shared-answers'

interface Answer {
  readonly text: string
  readonly failed?: boolean
}

function make(maxBytes = 1000, ttlMs = 60_000): SharedAnswers<Answer> {
  return new SharedAnswers<Answer>({
    name: 'test',
    maxBytes,
    ttlMs,
    sizeOf: (answer) => answer.text.length,
    mayKeep: (answer) => answer.failed !== true,
  })
}

/** A computation that ends when the test says so, and counts how often it began. */
function slow() {
  const began: AbortSignal[] = []
  let finish: (answer: Answer) => void = () => undefined
  const compute = (signal: AbortSignal): Promise<Answer> => {
    began.push(signal)
    return new Promise<Answer>((resolve) => {
      finish = resolve
    })
  }
  return {
    began,
    compute,
    finish: (answer: Answer) => {
      finish(answer)
    },
  }
}

const nobody = (): AbortSignal => new AbortController().signal

describe('SharedAnswers', () => {
  it('computes once for twenty equal requests in flight and once more for nobody', async () => {
    const answers = make()
    const work = slow()
    const all = Array.from({ length: 20 }, () => answers.get('k', nobody(), work.compute))
    work.finish({ text: 'a' })
    expect(await Promise.all(all)).toHaveLength(20)
    await answers.get('k', nobody(), work.compute)
    expect(work.began).toHaveLength(1)
  })

  it('computes separately for different keys', async () => {
    const answers = make()
    const [a, b] = await Promise.all([
      answers.get('a', nobody(), () => Promise.resolve({ text: 'A' })),
      answers.get('b', nobody(), () => Promise.resolve({ text: 'B' })),
    ])
    expect([a.text, b.text]).toEqual(['A', 'B'])
  })

  it('goes on while somebody still waits and aborts when the last has left', async () => {
    const answers = make()
    const work = slow()
    const first = new AbortController()
    const second = new AbortController()
    const one = answers.get('k', first.signal, work.compute)
    const two = answers.get('k', second.signal, work.compute)
    first.abort(new Error('gone'))
    await expect(one).rejects.toThrow('gone')
    expect(work.began[0]?.aborted).toBe(false)
    second.abort(new Error('gone too'))
    await expect(two).rejects.toThrow('gone too')
    expect(work.began[0]?.aborted).toBe(true)
  })

  it('begins anew for whoever comes after the last has left', async () => {
    const answers = make()
    const only = new AbortController()
    const left = answers.get('k', only.signal, slow().compute)
    only.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(await answers.get('k', nobody(), () => Promise.resolve({ text: 'new' }))).toEqual({ text: 'new' })
  })

  it('keeps neither a failure nor an answer that tells of one', async () => {
    const answers = make()
    await expect(answers.get('k', nobody(), () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    await answers.get('k', nobody(), () => Promise.resolve({ text: 'half', failed: true }))
    expect(await answers.get('k', nobody(), () => Promise.resolve({ text: 'whole' }))).toEqual({ text: 'whole' })
  })

  it('lets an answer that tells of a failure serve for a moment where that is wanted', async () => {
    const half = { text: 'half', failed: true }
    const answers = new SharedAnswers<Answer>({
      name: 'test',
      maxBytes: 1000,
      ttlMs: 60_000,
      failedTtlMs: 60_000,
      sizeOf: ({ text }) => text.length,
      mayKeep: ({ failed }) => failed !== true,
    })
    await answers.get('k', nobody(), () => Promise.resolve(half))
    expect(await answers.get('k', nobody(), () => Promise.resolve({ text: 'whole' }))).toEqual(half)
  })

  it('drops the least recently used when its bytes are used up', async () => {
    const answers = make(30)
    const put = (key: string) => answers.get(key, nobody(), () => Promise.resolve({ text: `${key}${'x'.repeat(10)}` }))
    await put('a')
    await put('b')
    await put('c')
    let again = false
    await answers.get('a', nobody(), () => {
      again = true
      return Promise.resolve({ text: 'a' })
    })
    expect(again).toBe(true)
  })

  it('gives up the memory of an old answer although nobody asks again', async () => {
    const heldBytes = async () => (await ownMetrics().cacheBytes.get()).values.map(({ value }) => value)
    await make(1000, 5).get('k', nobody(), () => Promise.resolve({ text: 'a'.repeat(100) }))
    expect(await heldBytes()).toEqual([102])
    await expect.poll(heldBytes).toEqual([0])
  })
})

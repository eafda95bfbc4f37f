import { failed, ok, type Result } from '@/lib/std/result'
import { expect, test } from 'vitest'
import { keptResult } from './kept-result'

const DOWN = failed('down')

test.each([
  ['is kept for its time', [ok('a'), ok('b')], [0, 59, 61], ['a', 'a', 'b']],
  ['that is a failure is kept for less', [DOWN, ok('b')], [0, 9, 11], ['down', 'down', 'b']],
] as const)('an answer %s', async (_, answers, moments, said) => {
  let nowMs = 0
  let asked = 0
  const get = keptResult(() => Promise.resolve(answers[asked++] ?? DOWN), {
    keptMs: 60,
    keptAfterFailureMs: 10,
    nowMs: () => nowMs,
  })
  const heard: string[] = []
  for (const moment of moments) {
    nowMs = moment
    const answer: Result<string, string> = await get()
    heard.push(answer.ok ? answer.value : answer.error)
  }
  expect(heard).toEqual(said)
})

test('all who wait share one question, and a failure that is not kept is asked about again', async () => {
  let asked = 0
  const get = keptResult(() => Promise.resolve(asked++ === 0 ? DOWN : ok('a')), { keptMs: 60, keptAfterFailureMs: 0 })
  expect(await Promise.all([get(), get()])).toEqual([DOWN, DOWN])
  expect(await get()).toEqual(ok('a'))
  expect(asked).toBe(2)
})

import { expect, test } from 'vitest'
import { keptFor } from './kept-for'

test('an answer is kept for a minute, a missing one for seconds, and all who wait share it', async () => {
  let nowMs = 0
  const answers = [undefined, 'a', 'b']
  let asked = 0
  const get = keptFor(() => Promise.resolve(answers[asked++]), { nowMs: () => nowMs }) // prettier-ignore
  expect(await Promise.all([get(), get()])).toEqual([undefined, undefined])
  nowMs = 6_000
  expect(await get()).toBe('a')
  nowMs = 65_000
  expect(await get()).toBe('a')
  nowMs = 66_001
  expect(await get()).toBe('b')
  expect(asked).toBe(3)
})

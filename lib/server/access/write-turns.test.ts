import { expect, test } from 'vitest'
import { takeTurn, type TurnKind } from './write-turns'

const take = (name: string, kind: TurnKind, times: number, nowMs: number): void => {
  for (let i = 0; i < times; i++) takeTurn({ name, strategy: 'anonymous' }, kind, nowMs)
}

test.each([
  ['apply', 30],
  ['plan', 60],
] as const)('a user has so many turns to %s in a minute', (kind, most) => {
  const name = `user-${kind}`
  take(name, kind, most, 1_000)
  expect(() => take(name, kind, 1, 31_000)).toThrow(
    expect.objectContaining({ code: 'too_many_requests', details: { retryAfterSeconds: 30 } }),
  )
  expect(() => take('somebody-else', kind, 1, 31_000)).not.toThrow()
  expect(() => take(name, kind, 1, 61_000)).not.toThrow()
})

test('previews do not use up the turns of changes', () => {
  take('both', 'plan', 60, 0)
  expect(() => take('both', 'apply', 30, 0)).not.toThrow()
})

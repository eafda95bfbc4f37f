import { expect, it } from 'vitest'
import { automaticExpressions } from './automatic'

it('takes the automatic preset of each box, and leaves out boxes without one', () => {
  const idle = { name: 'Idle', expression: 'is idle' }
  const dead = { name: 'Dead', expression: 'dead', auto: true }
  expect(automaticExpressions({ find: [idle], hide: [idle, dead] })).toEqual({ hide: 'dead' })
  expect(automaticExpressions({ find: [], hide: [] })).toEqual({})
})

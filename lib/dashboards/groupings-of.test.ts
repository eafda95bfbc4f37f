import { expect, test } from 'vitest'
import { groupingsOf } from './groupings-of'

const pod = { label: 'pod', title: 'Pod', single: false }
const pool = { label: 'pool', title: 'Pool', single: true }

test('every label that a chart names is offered once, by its first title', () => {
  expect(
    groupingsOf([{ group_by: [pod] }, { group_by: [] }, { group_by: [pool, { ...pod, title: 'Replica' }] }]),
  ).toEqual([
    { id: 'pod', title: 'Pod', single: false },
    { id: 'pool', title: 'Pool', single: true },
  ])
})

test('a label is single only where every chart wants it so', () => {
  expect(groupingsOf([{ group_by: [pool] }, { group_by: [{ ...pool, single: false }] }])).toMatchObject([
    { id: 'pool', single: false },
  ])
})

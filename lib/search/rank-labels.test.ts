import { expect, it } from 'vitest'
import { rankLabels } from './rank-labels'

const ITEMS = [
  { label: 'Traffic graph' },
  { label: 'Graph as a table' },
  { label: 'Workloads' },
  { label: 'reviews-v2', also: 'bookinfo Deployment' },
]
const labels = (text: string) => rankLabels(ITEMS, text).map(({ item }) => item.label)

it('puts the best match first, and equals in their order', () => {
  expect(labels('graph')).toEqual(['Graph as a table', 'Traffic graph'])
  expect(labels('g')).toEqual(['Graph as a table', 'Traffic graph'])
})

it('wants every word, in the label or beside it', () => {
  expect(labels('book v2')).toEqual(['reviews-v2'])
  expect(labels('book v3')).toEqual([])
})

it('leaves all of them as they are where nothing is looked for', () => {
  expect(labels('  ')).toEqual(ITEMS.map(({ label }) => label))
})

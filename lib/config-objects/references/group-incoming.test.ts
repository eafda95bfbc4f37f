import { expect, test } from 'vitest'
import { groupIncoming } from './group-incoming'

const at = (name: string, path: string) => ({
  kind: 'virtualservices.networking.istio.io' as const,
  namespace: 'lab',
  name,
  by: 'subset' as const,
  path,
  state: 'found' as const,
})

test('an object that points to a thing from several places stands once, with all of them', () => {
  const grouped = groupIncoming([at('a', 'spec.x'), at('b', 'spec.y'), at('a', 'spec.z')])
  expect(grouped.map(({ name, places }) => [name, places])).toEqual([
    ['a', ['spec.x', 'spec.z']],
    ['b', ['spec.y']],
  ])
})

test('nothing points to a thing without references', () => {
  expect(groupIncoming([])).toEqual([])
})

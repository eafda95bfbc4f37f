import { exportGraph } from './export-graph'
import { drawn } from './testing/drawn'
import { hostileGraph } from './testing/hostile-graph'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('the JSON is the graph as it was answered, with what is said of the whole first', () => {
  fc.assert(
    fc.property(hostileGraph, (placed) => {
      const text = exportGraph(drawn(placed), 'json')
      const read: unknown = JSON.parse(text)
      expect(read).toEqual(placed.graph)
      expect(Object.keys(read ?? {}).slice(0, 5)).toEqual(['schema', 'request', 'from', 'to', 'notes'])
    }),
  )
})

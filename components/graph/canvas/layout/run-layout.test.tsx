import { overlaps, rectAt } from '@/lib/graph/places/extent'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { generatedGraph } from '@/lib/graph/testing/sample-graphs'
import { toDrawing } from '@/lib/graph/display/to-drawing'
import { LAYOUTS } from '@/lib/url/graph-view'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FlatJob } from './layout-job'
import { runLayout } from './run-layout'

const node = (id: string) => ({ id, width: 80, height: 60 })
const STAR: Omit<FlatJob, 'layout'> = {
  nodes: ['a', 'b', 'c', 'd', 'e'].map(node),
  frames: [],
  edges: ['b', 'c', 'd', 'e'].map((target) => ({ source: 'a', target })),
}

// The force layout draws lots; the worker makes them fall the same way every time, and so must a test.
beforeEach(() => {
  let lots = 1
  vi.spyOn(Math, 'random').mockImplementation(() => (lots = (lots * 16_807) % 2_147_483_647) / 2_147_483_647)
})

describe('layouts', () => {
  test.each(LAYOUTS)('%s gives every node a place of its own, near the others', async (layout) => {
    const places = [...(await runLayout({ ...STAR, layout }))]
    const half = { left: 40, right: 40, top: 30, bottom: 30 }
    places.forEach(([, { x, y }], index) => {
      expect(Math.hypot(x, y)).toBeLessThan(3000)
      for (const [, other] of places.slice(index + 1)) {
        expect(overlaps(rectAt({ x, y }, half), rectAt(other, half))).toBe(false)
      }
    })
    expect(places.map(([id]) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test.each(['layered', 'radial', 'breadth', 'grid'] as const)(
    '%s draws a mesh of 50 within reach of the eye',
    async (layout) => {
      const drawing = toDrawing(generatedGraph({ nodes: 50, edges: 90, namespaces: 4 }), TEXTS)
      const places = await runLayout({ layout, drawing })
      const xs = [...places.values()].map(({ x }) => x)
      expect(places.size).toBe(50)
      expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(6000)
    },
  )

  test('layered puts callers left of what they call, the same way every time', async () => {
    const first = await runLayout({ ...STAR, layout: 'layered' })
    const columns = ['a', 'b', 'c'].map((id) => first.get(id)?.x ?? 0)
    expect(columns[0]).toBeLessThan(columns[1] ?? 0)
    expect(columns[1]).toBe(columns[2])
    expect(await runLayout({ ...STAR, layout: 'layered' })).toEqual(first)
  })
})

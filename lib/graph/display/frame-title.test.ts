import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { detailAt } from './detail-at'
import { frameTitle } from './frame-title'
import { toElements } from './to-elements'

const graph = bookinfoGraph()
const places = new Map(graph.nodes.map(({ id }, index) => [id, { x: index * 90, y: 0 }]))
const frames = toElements(graph, { edgeLabels: [], latency: 'p95', badges: [] }, places, TEXTS).nodes
const widthOf = (text: string) => text.length * 7

function titleAt(level: 'app' | 'namespace', zoom: number, width = 400) {
  const element = frames.find((frame) => frame.kind === 'frame' && frame.level === level)
  if (element?.kind !== 'frame') throw new Error(`no ${level} frame`)
  return frameTitle({ element, x1: 0, y1: 0, width, height: 200 }, { detail: detailAt(zoom), widthOf })
}

describe('the title of a frame', () => {
  test('stands inside it as long as it has room there', () => {
    expect(titleAt('namespace', 1)?.rect.y1).toBeGreaterThanOrEqual(0)
    expect(titleAt('app', 1)?.rect.y1).toBeGreaterThanOrEqual(0)
  })

  test('stands above it from afar, where it would lie on what is inside', () => {
    expect(titleAt('namespace', 0.2)?.rect.y2).toBeLessThanOrEqual(0)
  })

  test('of an inner frame goes from afar', () => {
    expect(titleAt('app', 0.2)).toBeUndefined()
  })

  test('is never wider than its frame: a shorter one, or none', () => {
    for (const zoom of [0.02, 0.1, 0.5, 1, 3]) {
      const title = titleAt('namespace', zoom, 90)
      // A mark alone may stand out: a frame that is not well is never without one.
      expect(title?.text === '' || (title?.rect.x2 ?? Infinity) <= 90).toBe(true)
    }
  })
})

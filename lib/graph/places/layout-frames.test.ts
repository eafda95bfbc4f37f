import { drawingOf, placedBox, placedNode } from '@/lib/graph/testing/drawings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FRAME_PADDING, type Drawing, type PlacedBox, type Places } from './drawing'
import { overlaps, type Rect, rectAt, union } from './extent'
import { type FlatLayout, layoutFrames } from './layout-frames'

/** A layout in one line, left to right in the order given. */
const inLine: FlatLayout = ({ nodes }) => {
  let x = 0
  const places = nodes.map(({ id, width, height }) => {
    x += width + 50
    return [id, { x: x - width / 2, y: height / 2 }] as const
  })
  return Promise.resolve(new Map(places))
}

function frameRect(drawing: Drawing, places: Places, box: PlacedBox): Rect | undefined {
  let rect: Rect | undefined
  for (const node of drawing.nodes)
    if (node.box === box.id) rect = union(rect, rectAt(places.get(node.id) ?? { x: 0, y: 0 }, node.extent))
  for (const inner of drawing.boxes) {
    const inside = inner.parent === box.id ? frameRect(drawing, places, inner) : undefined
    if (inside !== undefined) rect = union(rect, inside)
  }
  if (rect === undefined) return undefined
  const padding = FRAME_PADDING[box.level]
  return { x1: rect.x1 - padding, y1: rect.y1 - padding, x2: rect.x2 + padding, y2: rect.y2 + padding }
}

const FRAMES = [
  placedBox('outer', { level: 'cluster' }),
  placedBox('one', { parent: 'outer' }),
  placedBox('two', { parent: 'outer' }),
  placedBox('three'),
]
const boxes = [null, 'outer', 'one', 'two', 'three']
const anyDrawing = fc
  .tuple(
    fc.array(fc.constantFrom(...boxes), { minLength: 1, maxLength: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 16 }),
  )
  .map(([homes, pairs]) => {
    const nodes = homes.map((box, index) => placedNode(`n${index}`, { box }))
    const at = (number: number) => nodes[number % nodes.length]?.id ?? ''
    return drawingOf(
      pairs.map(([from, to]) => `${at(from)}>${at(to)}`),
      nodes,
      FRAMES,
    )
  })

describe('layout frame by frame', () => {
  test('every node has a place, no two overlap, and no frame overlaps what is not in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, async (drawing) => {
        const places = await layoutFrames(drawing, inLine)
        expect([...places.keys()].sort()).toEqual(drawing.nodes.map(({ id }) => id).sort())
        const nodes = drawing.nodes.map((node) => ({
          box: node.box,
          rect: rectAt(places.get(node.id) ?? { x: 0, y: 0 }, node.extent),
        }))
        nodes.forEach(({ rect }, index) => {
          expect(nodes.slice(index + 1).some((other) => overlaps(rect, other.rect))).toBe(false)
        })
        for (const box of FRAMES) {
          const frame = frameRect(drawing, places, box)
          const inside = [box.id, ...FRAMES.filter(({ parent }) => parent === box.id).map(({ id }) => id)]
          const foreign = nodes.filter((node) => node.box === null || !inside.includes(node.box))
          expect(frame !== undefined && foreign.some(({ rect }) => overlaps(rect, frame))).toBe(false)
        }
      }),
    )
  })

  test('a frame is one thing to its neighbours, and an edge into it is an edge to it', async () => {
    const seen: string[][] = []
    const nodes = [placedNode('in1', { box: 'three' }), placedNode('in2', { box: 'three' })]
    await layoutFrames(drawingOf(['a>in1', 'a>in2', 'in1>in2'], nodes, FRAMES), (graph) => {
      seen.push(graph.edges.map(({ source, target }) => `${source}>${target}`))
      return inLine(graph)
    })
    expect(seen).toEqual([['in1>in2'], ['a>three']])
  })

  test('a layout that fails makes the whole fail', async () => {
    await expect(layoutFrames(drawingOf(['a>b']), () => Promise.reject(new Error('no worker')))).rejects.toThrow(
      'no worker',
    )
  })
})

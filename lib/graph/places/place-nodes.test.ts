import { drawingOf, EXTENT, placedBox, placedNode, placesOf } from '@/lib/graph/testing/drawings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Drawing, FRAME_PADDING, type LayoutEngine, type Places, snap } from './drawing'
import { overlaps, rectAt } from './extent'
import { memoryOf, recordOf } from './memory-record'
import { afterDrawing, keptPlaces, NO_PLACES, type PlaceMemory, withoutPins, withPins } from './place-memory'
import { arrangeNodes, type KeptPlaces, placeNodes } from './place-nodes'
import { parsePlaceRecord, printPlaceRecord } from './place-record'

const NOTHING: KeptPlaces = keptPlaces(NO_PLACES)
const kept = (parts: Partial<KeptPlaces>): KeptPlaces => ({ ...NOTHING, ...parts })

/** Stands in for a layout: nodes in a row, in the order in which they come. */
const inARow: LayoutEngine = ({ nodes }) =>
  Promise.resolve(new Map(nodes.map(({ id }, index) => [id, { x: index * 200 + 5, y: 7 }])))
const never: LayoutEngine = () => Promise.reject(new Error('no layout was asked for'))

const fitted = async (drawing: Drawing, previous: Places) =>
  Object.fromEntries((await placeNodes(drawing, kept({ previous }), never)).places)

describe('P1 what is kept', () => {
  const drawing = drawingOf([], [placedNode('a')])
  const at = (x: number) => placesOf({ a: [x, 0] })

  test.each<[string, Partial<KeptPlaces>, number]>([
    ['the pin before all', { pins: at(1), previous: at(2), remembered: at(3) }, 1],
    ['then the previous place', { previous: at(2), remembered: at(3) }, 2],
    ['then the remembered one', { remembered: at(3) }, 3],
  ])('%s', async (_, known, x) => {
    const { places, fresh } = await placeNodes(drawing, kept(known), never)
    expect(places.get('a')).toEqual({ x, y: 0 })
    expect(fresh.size).toBe(0)
  })

  test('a pin stays even where something else lies', async () => {
    const two = drawingOf([], [placedNode('a'), placedNode('b')])
    const { places } = await placeNodes(
      two,
      kept({ pins: placesOf({ a: [0, 0] }), previous: placesOf({ b: [0, 0] }) }),
      never,
    )
    expect([...places.values()]).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ])
  })

  test('a remembered place that was taken meanwhile is lost', async () => {
    const two = drawingOf(['b>a'])
    const { places, fresh } = await placeNodes(
      two,
      kept({ previous: placesOf({ b: [0, 0] }), remembered: placesOf({ a: [10, 0] }) }),
      never,
    )
    expect(places.get('a')).toEqual({ x: 192, y: 0 })
    expect([...fresh]).toEqual(['a'])
  })
})

describe('P2 full layout', () => {
  test('runs when nothing is known, on sorted input, and lands on the grid', async () => {
    const { places, fresh, crowded } = await placeNodes(drawingOf(['b>a']), NOTHING, inARow)
    expect(Object.fromEntries(places)).toEqual({ a: { x: 0, y: 0 }, b: { x: 216, y: 0 } })
    expect([fresh.size, crowded]).toEqual([0, false])
  })

  test('a place is never -0, which would come back from storage as another one', () => {
    expect(snap({ x: -1, y: -0 })).toEqual({ x: 0, y: 0 })
  })

  test('a drawing of nothing needs no places', async () => {
    expect((await placeNodes(drawingOf([]), NOTHING, inARow)).places.size).toBe(0)
  })

  test('arranging again moves all but pins, and nothing lies on a pin', async () => {
    const pins = placesOf({ b: [216, 0], gone: [0, 0] })
    const { places } = await arrangeNodes(drawingOf(['a>b', 'b>c']), pins, ({ nodes }) =>
      Promise.resolve(new Map(nodes.map(({ id }) => [id, id === 'c' ? { x: 216, y: 10 } : { x: 0, y: 0 }]))),
    )
    expect(places.get('b')).toEqual({ x: 216, y: 0 })
    expect(places.has('gone')).toBe(false)
    const c = places.get('c') ?? { x: 0, y: 0 }
    const { extent } = placedNode('c')
    expect(overlaps(rectAt(c, extent), rectAt({ x: 216, y: 0 }, extent))).toBe(false)
  })

  test.each([Number.NaN, Infinity, -1e50])('an engine that answers %d has failed', async (x) => {
    const lost: LayoutEngine = () => Promise.resolve(new Map([['a', { x, y: 0 }]]))
    await expect(placeNodes(drawingOf(['a>b']), NOTHING, lost)).rejects.toThrow('no place')
  })

  test('a node that the engine forgot is drawn all the same', async () => {
    const { places } = await arrangeNodes(drawingOf(['a>b']), new Map(), () => Promise.resolve(new Map()))
    expect([...places.keys()]).toEqual(['a', 'b'])
  })
})

describe('P3 new nodes', () => {
  test.each<[string, string[], Readonly<Record<string, readonly [number, number]>>, object]>([
    ['one column behind its caller', ['a>n'], { a: [0, 0] }, { x: 192, y: 0 }],
    ['one column before what it calls', ['n>b'], { b: [384, 96] }, { x: 192, y: 96 }],
    ['in the middle when there is room', ['a>n', 'n>b'], { a: [0, 0], b: [288, 96] }, { x: 144, y: 48 }],
    ['behind the caller when there is none', ['a>n', 'n>b'], { a: [0, 0], b: [264, 192] }, { x: 192, y: 96 }],
    ['at the mean height of its neighbours', ['a>n', 'b>n'], { a: [0, 0], b: [0, 288] }, { x: 192, y: 144 }],
    ['self edges count for nothing', ['a>n', 'n>n'], { a: [0, 0] }, { x: 192, y: 0 }],
  ])('%s', async (_, edges, previous, place) => {
    expect((await fitted(drawingOf(edges), placesOf(previous))).n).toEqual(place)
  })

  test('those with most placed neighbours first, then by id; of slots equally near the one at the same height, then the left one', async () => {
    const places = await fitted(drawingOf(['a>x', 'a>m', 'b>m', 'a>y']), placesOf({ a: [0, 0], b: [0, 0] }))
    expect(places).toMatchObject({ m: { x: 192, y: 0 }, x: { x: 96, y: 0 }, y: { x: 288, y: 0 } })
  })

  test('placing one gives the next a neighbour', async () => {
    expect(await fitted(drawingOf(['a>n', 'n>o']), placesOf({ a: [0, 0] }))).toMatchObject({
      n: { x: 192, y: 0 },
      o: { x: 384, y: 0 },
    })
  })
})

describe('P4 free slots', () => {
  const BOXES = [placedBox('mine'), placedBox('foreign')]
  test('a node does not land in a foreign frame', async () => {
    const nodes = [placedNode('f1', { box: 'foreign' }), placedNode('f2', { box: 'foreign' })]
    const places = await fitted(
      drawingOf(['a>n'], nodes, BOXES),
      placesOf({ a: [0, 0], f1: [192, -96], f2: [192, 96] }),
    )
    const padding = FRAME_PADDING.namespace
    const frame = {
      x1: 192 - EXTENT.left - padding,
      x2: 192 + EXTENT.right + padding,
      y1: -96 - EXTENT.top - padding,
      y2: 96 + EXTENT.bottom + padding,
    }
    expect(overlaps(rectAt(places.n ?? { x: 192, y: 0 }, EXTENT), frame)).toBe(false)
  })

  test('a node with a frame stays inside or next to it, though its callers are far', async () => {
    const nodes = [placedNode('m', { box: 'mine' }), placedNode('n', { box: 'mine' })]
    const places = await fitted(drawingOf(['a>n'], nodes, BOXES), placesOf({ a: [0, 0], m: [960, 960] }))
    const { x = 0, y = 0 } = places.n ?? {}
    expect(Math.hypot(x - 960, y - 960)).toBeLessThan(300)
  })

  test('without neighbours: rows of eight beneath the drawing, by namespace and id', async () => {
    const strangers = Array.from({ length: 10 }, (_, index) =>
      placedNode(`s${index}`, { namespace: index < 5 ? 'z' : 'a' }),
    )
    const places = await fitted(drawingOf([], [placedNode('a'), ...strangers]), placesOf({ a: [0, 0] }))
    const rows = new Map<number, string[]>()
    for (const [id, { x, y }] of Object.entries(places).sort(([, a], [, b]) => a.x - b.x)) {
      expect(Math.abs(x) + Math.abs(y)).toBeLessThan(5000)
      rows.set(y, [...(rows.get(y) ?? []), id])
    }
    expect([...rows.entries()].sort(([a], [b]) => a - b).map(([, ids]) => ids)).toEqual([
      ['a'],
      ['s5', 's6', 's7', 's8', 's9', 's0', 's1', 's2'],
      ['s3', 's4'],
    ])
  })
})

describe('P5 crowding', () => {
  test.each([
    [6, 4, false],
    [5, 5, true],
  ])('%d old and %d fitted in: crowded is %s', async (old, fresh, crowded) => {
    const nodes = Array.from({ length: old + fresh }, (_, index) => placedNode(`n${index}`))
    const previous = new Map(nodes.slice(0, old).map(({ id }, index) => [id, { x: index * 200, y: 0 }]))
    expect((await placeNodes(drawingOf([], nodes), kept({ previous }), never)).crowded).toBe(crowded)
  })

  test('what was fitted in before still counts, until it leaves', async () => {
    const previous = placesOf({ a: [0, 0], b: [200, 0] })
    const both = await placeNodes(drawingOf(['a>b']), kept({ previous, fittedIn: new Set(['b']) }), never)
    expect([both.crowded, [...both.fittedIn]]).toEqual([true, ['b']])
    const one = await placeNodes(drawingOf([], [placedNode('a')]), kept({ previous, fittedIn: new Set(['b']) }), never)
    expect([one.crowded, one.fittedIn.size]).toEqual([false, 0])
  })
})

describe('P6 groups', () => {
  test('a group takes the middle of where its members were', async () => {
    const group = placedNode('g', { memberIds: ['m1', 'm2', 'never seen'] })
    const known = kept({ previous: placesOf({ a: [0, 0], m1: [240, 240] }), remembered: placesOf({ m2: [480, 240] }) })
    expect((await placeNodes(drawingOf(['a>g'], [group]), known, never)).places.get('g')).toEqual({ x: 360, y: 240 })
  })

  test('taken apart again, the members are where they were', async () => {
    const first = drawingOf(['a>m1', 'a>m2'])
    const folded = drawingOf(['a>g'], [placedNode('g', { memberIds: ['m1', 'm2'] })])
    let memory = NO_PLACES
    const seen: Places[] = []
    for (const drawing of [first, folded, first]) {
      const placement = await placeNodes(drawing, keptPlaces(memory), inARow)
      memory = afterDrawing(memory, placement, 0)
      seen.push(placement.places)
    }
    expect(seen[2]).toEqual(seen[0])
  })
})

/** What is known after the page was left and opened again. */
function reloaded(memory: PlaceMemory): PlaceMemory {
  const text = printPlaceRecord({ view: 'v', savedAt: 0, layout: 'layered', viewport: null, ...recordOf(memory) })
  const record = parsePlaceRecord(text)
  if (record === undefined) throw new Error('what was stored cannot be read')
  return memoryOf(record, 0)
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const anyDrawing = fc
  .record({
    nodes: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(null, 'in', 'out')), {
      selector: ([id]) => id,
    }),
    edges: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 10 }),
    pin: fc.option(
      fc.tuple(fc.constantFrom(...ids), fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })),
    ),
  })
  .map(({ nodes, edges, pin }) => {
    const drawn = new Set<string>(nodes.map(([id]) => id))
    return {
      drawing: {
        nodes: nodes.map(([id, box]) => placedNode(id, { box })),
        edges: edges
          .filter((pair) => pair.every((id) => drawn.has(id)))
          .map(([source, target]) => ({ source, target })),
        boxes: [placedBox('in', { parent: 'out' }), placedBox('out', { level: 'cluster' })],
      },
      pin,
    }
  })

describe('X9 nothing moves', () => {
  test('over any sequence of drawings a node in two successive ones has the same place, and pins never move', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDrawing, { minLength: 2, maxLength: 6 }), async (steps) => {
        let memory: PlaceMemory = NO_PLACES
        for (const { drawing, pin } of steps) {
          const placement = await placeNodes(drawing, keptPlaces(memory), inARow)
          expect([...placement.places.keys()].sort()).toEqual(drawing.nodes.map(({ id }) => id).sort())
          for (const [id, place] of placement.places) {
            const before = memory.pins.get(id) ?? memory.previous.get(id)
            expect(place).toEqual(before ?? snap(place))
          }
          memory = afterDrawing(memory, placement, 0)
          if (pin !== null && placement.places.has(pin[0])) {
            memory = withPins(memory, new Map([[pin[0], { x: pin[1], y: pin[2] }]]))
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('nor does anything move when the page is loaded anew between any two of them, or a pin is freed', async () => {
    const step = fc.record({ shown: anyDrawing, reload: fc.boolean(), freed: fc.option(fc.constantFrom(...ids)) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        let memory: PlaceMemory = NO_PLACES
        for (const { shown, reload, freed } of steps) {
          const { drawing, pin } = shown
          const before = { pins: memory.pins, previous: memory.previous }
          if (reload) memory = reloaded(memory)
          const placement = await placeNodes(drawing, keptPlaces(memory), inARow)
          for (const [id, place] of placement.places) {
            expect(place).toEqual(before.pins.get(id) ?? before.previous.get(id) ?? place)
          }
          memory = afterDrawing(memory, placement, 0)
          expect(reloaded(memory).pins).toEqual(memory.pins)
          if (pin !== null && placement.places.has(pin[0])) {
            memory = withPins(memory, new Map([[pin[0], { x: pin[1], y: pin[2] }]]))
          }
          if (freed !== null) memory = withoutPins(memory, [freed])
        }
      }),
      { numRuns: 200 },
    )
  })

  test('fitting in is repeatable, whatever the order of the input', async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, anyDrawing, async (first, second) => {
        const { places } = await placeNodes(first.drawing, NOTHING, inARow)
        const known = kept({ previous: places })
        const turned: Drawing = {
          nodes: [...second.drawing.nodes].reverse(),
          edges: [...second.drawing.edges].reverse(),
          boxes: [...second.drawing.boxes].reverse(),
        }
        const one = await placeNodes(second.drawing, known, inARow)
        const other = await placeNodes(turned, known, inARow)
        expect(Object.fromEntries(other.places)).toEqual(Object.fromEntries(one.places))
      }),
    )
  })
})

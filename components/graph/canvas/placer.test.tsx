import type { Graph } from '@/lib/graph/model'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { PlaceStorage } from '@/lib/client/place-storage'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { FlatGraph } from '@/lib/graph/places/layout-frames'
import type { LayoutJob, LayoutPlaces } from './layout/layout-job'
import { PlaceBook } from './place-book'
import { type PlacedGraph, Placer, type PlaceRequest } from './placer'

const graph = (...ids: string[]): Graph =>
  graphOf(
    ids.map((id) => graphNode(id)),
    ids.slice(1).map((id) => graphEdge(ids[0] ?? '', id)),
  )

/** Workers that answer when the test says so. */
function slowWorkers() {
  const asked: { readonly ids: readonly string[]; readonly answer: (x: number) => void; readonly fail: () => void }[] =
    []
  const run = (job: LayoutJob | FlatGraph) =>
    new Promise<LayoutPlaces>((resolve, reject) => {
      const ids = ('drawing' in job ? job.drawing : job).nodes.map(({ id }) => id)
      asked.push({
        ids,
        answer: (x) => resolve(new Map(ids.map((id, index) => [id, { x: x + 240 * index, y: 0 }]))),
        fail: () => reject(new Error('no worker')),
      })
    })
  return { asked, run, runLarge: run, leave: vi.fn(), close: vi.fn() }
}

function placerWith(book = new PlaceBook()) {
  const workers = slowWorkers()
  const shown: PlacedGraph[] = []
  const placer = new Placer(book, workers, (placed) => shown.push(placed))
  const place = (part: Partial<PlaceRequest> & Pick<PlaceRequest, 'graph'>) =>
    placer.place({ view: 'v', layout: 'layered', texts: TEXTS, whole: part.graph, ...part })
  return { placer, place, workers, shown, book }
}

/** Lets everything run that waits for answered promises. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

afterEach(() => localStorage.clear())

describe('placing one graph after another', () => {
  test('a refresh moves nothing and asks for no layout', async () => {
    const { place, workers, shown } = placerWith()
    place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(shown).toHaveLength(1))
    place({ graph: graph('a', 'b', 'c') })
    await vi.waitFor(() => expect(shown).toHaveLength(2))
    expect(workers.asked).toHaveLength(1)
    for (const id of ['a', 'b']) expect(shown[1]?.places.get(id)).toEqual(shown[0]?.places.get(id))
    expect([shown[1]?.arranged, shown[1]?.places.has('c')]).toEqual([shown[0]?.arranged, true])
  })

  test('hiding and showing again moves nothing, and what is hidden has no place in the drawing', async () => {
    const { place, workers, shown } = placerWith()
    const whole = graph('a', 'b', 'c')
    place({ graph: whole })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(shown).toHaveLength(1))
    place({ graph: graph('a', 'b'), whole })
    await vi.waitFor(() => expect(shown).toHaveLength(2))
    place({ graph: whole })
    await vi.waitFor(() => expect(shown).toHaveLength(3))
    expect([...(shown[1]?.places.keys() ?? [])]).toEqual(['a', 'b'])
    expect(shown[1]?.places.get('b')).toEqual(shown[0]?.places.get('b'))
    expect(shown[2]?.places).toEqual(shown[0]?.places)
  })

  test('a refresh waits for the layout under way; of several only the newest is drawn', async () => {
    const { place, workers, shown } = placerWith()
    place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    place({ graph: graph('a', 'b', 'c') })
    place({ graph: graph('a', 'b', 'd') })
    workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(shown).toHaveLength(2))
    expect([...(shown[1]?.places.keys() ?? [])].sort()).toEqual(['a', 'b', 'd'])
    expect(workers.close).not.toHaveBeenCalled()
  })

  test('another layout overtakes, and the overtaken answer is dropped', async () => {
    const { place, workers, shown } = placerWith()
    place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    place({ graph: graph('a', 'b'), layout: 'grid' })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(2))
    workers.asked[1]?.answer(0)
    await vi.waitFor(() => expect(shown).toHaveLength(1))
    workers.asked[0]?.answer(9600)
    await settle()
    expect(shown).toHaveLength(1)
    expect(workers.close).toHaveBeenCalledOnce()
  })

  test('a layout that fails gives rows and says so', async () => {
    const { place, workers, shown } = placerWith()
    place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    workers.asked[0]?.fail()
    await vi.waitFor(() => expect(shown).toHaveLength(1))
    expect([shown[0]?.fallback, shown[0]?.places.size]).toEqual([true, 2])
  })

  test('what was dragged while places were sought stays where it was dropped', async () => {
    const { placer, place, workers, shown } = placerWith()
    place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(shown).toHaveLength(1))
    placer.arrange({ graph: graph('a', 'b'), whole: graph('a', 'b'), view: 'v', layout: 'layered', texts: TEXTS })
    placer.pin(new Map([['a', { x: 7, y: 9 }]]))
    await vi.waitFor(() => expect(workers.asked).toHaveLength(2))
    workers.asked[1]?.answer(480)
    await vi.waitFor(() => expect(shown).toHaveLength(3))
    expect([shown[2]?.places.get('a'), shown[2]?.pinned]).toEqual([{ x: 7, y: 9 }, 1])
  })

  test('a view seen before comes back as it was left', async () => {
    const book = new PlaceBook()
    const first = placerWith(book)
    first.place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(first.workers.asked).toHaveLength(1))
    first.workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(first.shown).toHaveLength(1))
    const second = placerWith(book)
    second.place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(second.shown).toHaveLength(1))
    expect(second.workers.asked).toHaveLength(0)
    expect(second.shown[0]?.places).toEqual(first.shown[0]?.places)
  })

  test('a page loaded anew draws a view as it was left, pins included, and asks for no layout', async () => {
    const storage = new PlaceStorage('user-1')
    const first = placerWith(new PlaceBook(storage))
    first.place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(first.workers.asked).toHaveLength(1))
    first.workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(first.shown).toHaveLength(1))
    first.placer.pin(new Map([['a', { x: 7, y: 9 }]]))
    storage.flush()
    const second = placerWith(new PlaceBook(new PlaceStorage('user-1')))
    second.place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(second.shown).toHaveLength(1))
    expect(second.workers.asked).toHaveLength(0)
    expect([second.shown[0]?.places.get('a'), second.shown[0]?.pinned]).toEqual([{ x: 7, y: 9 }, 1])
    expect(second.shown[0]?.places.get('b')).toEqual(first.shown[0]?.places.get('b'))
  })

  test('a view is laid out anew where another layout is asked for than the one it was left in', async () => {
    const storage = new PlaceStorage('user-1')
    const first = placerWith(new PlaceBook(storage))
    first.place({ graph: graph('a', 'b'), layout: 'grid' })
    await vi.waitFor(() => expect(first.workers.asked).toHaveLength(1))
    first.workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(first.shown).toHaveLength(1))
    storage.flush()
    const second = placerWith(new PlaceBook(new PlaceStorage('user-1')))
    second.place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(second.workers.asked).toHaveLength(1))
  })

  test('one pin is freed without the others', async () => {
    const { placer, place, workers, shown } = placerWith()
    place({ graph: graph('a', 'b') })
    await vi.waitFor(() => expect(workers.asked).toHaveLength(1))
    workers.asked[0]?.answer(0)
    await vi.waitFor(() => expect(shown).toHaveLength(1))
    placer.pin(new Map([['a', { x: 7, y: 9 }]]))
    placer.pin(new Map([['b', { x: 70, y: 90 }]]))
    placer.unpin(['a'])
    expect([shown.at(-1)?.pinned, shown.at(-1)?.places.get('a')]).toEqual([1, { x: 7, y: 9 }])
  })
})

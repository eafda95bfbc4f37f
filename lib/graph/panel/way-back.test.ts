import { type GraphView, graphViewParsers, readGraphView, writeGraphView } from '@/lib/url/graph-view'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intoFocus } from './open-element'
import { wayBack } from './way-back'

const read = (query: string): GraphView => readGraphView(new URLSearchParams(query))

/** What the page shows after a change, read from the URL as a reload would. */
function after(view: GraphView, change: Partial<GraphView> | undefined): GraphView {
  return read(writeGraphView({ ...view, ...change }))
}

describe('the way out of a node graph', () => {
  test('brings back what was chosen, selected, folded and set, but not the time', () => {
    const origin = read('namespaces=bookinfo,travel&type=app&sel=a&fold=f&edgeMode=problems&duration=1h&layout=grid')
    const inside = after(origin, intoFocus(origin, 'workload:bookinfo/reviews-v1'))
    expect(inside).toMatchObject({ namespaces: [], sel: [], focus: 'workload:bookinfo/reviews-v1' })
    const out = wayBack({ ...inside, type: 'workload', duration: 60 })
    expect(out?.namespaces).toEqual(['bookinfo', 'travel'])
    expect(after({ ...inside, type: 'workload', duration: 60 }, out?.change)).toEqual({ ...origin, duration: 60 })
  })

  test('leads to where the first node graph was entered from', () => {
    const origin = read('namespaces=*')
    const first = after(origin, intoFocus(origin, 'app:a/b'))
    const second = after(first, intoFocus(first, 'app:a/c'))
    expect(wayBack(second)?.namespaces).toEqual(['*'])
  })

  test('a link with a long selection stays short', () => {
    const many = Array.from({ length: 500 }, (_, n) => `east/shop/workload/cart-${n}`)
    const origin = { ...read('namespaces=shop&type=service'), sel: many }
    const inside = { ...origin, ...intoFocus(origin, 'app:a/b') }
    expect(inside.back).toBe('namespaces=shop&type=service')
    const wide = { ...origin, namespaces: many }
    expect(intoFocus(wide, 'app:a/b').back).toBeNull()
  })

  test.each([
    ['outside of a node graph', 'namespaces=a&back=namespaces%3Db'],
    ['where the link does not tell', 'focus=app:a/b'],
    ['into nothing', 'focus=app:a/b&back=type%3Dapp'],
  ])('there is none %s', (_, query) => {
    expect(wayBack(read(query))).toBeUndefined()
  })

  test('whatever stands in the link, only known parts of a view come of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const out = wayBack({ ...read('focus=app:a/b'), back: `namespaces=x&${text}` })
        for (const name of Object.keys(out?.change ?? {})) expect(graphViewParsers).toHaveProperty(name)
        expect(out?.change.focus ?? null).toBeNull()
      }),
    )
  })
})

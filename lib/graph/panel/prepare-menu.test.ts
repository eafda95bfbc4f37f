import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { readGraphView } from '@/lib/url/graph-view'
import { describe, expect, test } from 'vitest'
import { indexElements } from './element-index'
import { type ElementMenu, prepareMenu } from './prepare-menu'

const index = indexElements(bookinfoGraph())
const view = readGraphView(new URLSearchParams('namespaces=bookinfo,orders'))
const REVIEWS = 'east/bookinfo/workload/reviews-v2'
const EDGE = `${REVIEWS}>east/bookinfo/service/ratings>http`

function names({ sections }: ElementMenu): readonly string[] {
  return sections
    .flat()
    .filter((item) => item.kind !== 'page')
    .map((item) => (item.kind === 'details' ? item.kind : item.name))
}

describe('the menu of an element (product.md 5.2)', () => {
  test.each([
    [
      'a node',
      REVIEWS,
      [
        'details',
        'neighbours',
        'inNamespace',
        'selectNeighbours',
        'hideThis',
        'hideOthers',
        'reference',
        'promql',
        'link',
      ],
    ],
    ['an edge', EDGE, ['details', 'selectNeighbours', 'hideOthers', 'reference', 'promql', 'link']],
    [
      'the frame of a namespace',
      'east/bookinfo/box/namespace',
      ['details', 'fold', 'onlyNamespace', 'selectNeighbours', 'hideThis', 'hideOthers', 'reference', 'link'],
    ],
    [
      'the frame of an app',
      'east/bookinfo/box/app/reviews',
      ['details', 'fold', 'selectNeighbours', 'hideThis', 'hideOthers', 'reference', 'link'],
    ],
    [
      'a service entry',
      'east/bookinfo/entry/payments-api',
      ['details', 'inNamespace', 'selectNeighbours', 'hideThis', 'hideOthers', 'reference', 'link'],
    ],
  ])('of %s offers what can be done with it', (_, id, offered) => {
    expect(names(prepareMenu(index, view, id))).toEqual(offered)
  })

  test('of an edge leads to the split of the service that is called', () => {
    const pages = prepareMenu(index, view, EDGE)
      .sections.flat()
      .filter(({ kind }) => kind === 'page')
    expect(pages).toMatchObject([{ destination: { page: 'trafficSplit' } }])
  })

  test('of a node leads to its page, which shows the same window', () => {
    const past = readGraphView(new URLSearchParams('namespaces=bookinfo&duration=1h'))
    const items = prepareMenu(index, past, REVIEWS).sections.flat()
    expect(items).toContainEqual({
      kind: 'page',
      destination: { page: 'details', href: '/workloads/bookinfo/reviews-v2?cluster=east&duration=1h' },
    })
  })

  test('of a node that may not be seen says only why', () => {
    expect(prepareMenu(index, view, 'east/unknown/service/PassthroughCluster')).toEqual({
      why: 'passthrough',
      sections: [],
    })
    expect(prepareMenu(index, view, 'east/bookinfo/unknown')).toEqual({ why: 'unknownInNamespace', sections: [] })
  })

  test('of nothing is about the view', () => {
    expect(names(prepareMenu(index, view, undefined))).toEqual(['problemEdges', 'table', 'link'])
    const narrowed = { ...view, fold: ['x'], hide: 'x', edgeMode: 'none' as const, view: 'table' as const }
    expect(names(prepareMenu(index, narrowed, undefined))).toEqual([
      'unfoldAll',
      'showAll',
      'allEdges',
      'graph',
      'link',
    ])
  })

  test('the node whose graph is shown is not opened again, and leads out', () => {
    const inside = readGraphView(new URLSearchParams('focus=app:bookinfo/reviews/v2&back=namespaces%3Dbookinfo'))
    expect(names(prepareMenu(index, inside, REVIEWS))).not.toContain('neighbours')
    expect(names(prepareMenu(index, inside, undefined))[0]).toBe('back')
  })

  test('selecting with neighbours takes callers, callees and the node', () => {
    const item = prepareMenu(index, view, REVIEWS)
      .sections.flat()
      .find((one) => one.kind === 'change' && one.name === 'selectNeighbours')
    expect(item).toMatchObject({
      change: { sel: [REVIEWS, 'east/bookinfo/service/ratings', 'east/bookinfo/service/reviews'] },
    })
  })

  test('what is copied is what people paste: a reference, a query, this view with the element selected', () => {
    const texts = prepareMenu(index, view, REVIEWS)
      .sections.flat()
      .flatMap((item) => (item.kind === 'copy' ? [item.text] : []))
    expect(texts).toEqual([
      'app:bookinfo/reviews/v2',
      expect.stringMatching(/^sum by \(.*destination_workload="reviews-v2".* or .*source_workload="reviews-v2"/),
      `?namespaces=bookinfo,orders&sel=${REVIEWS}`,
    ])
  })
})

import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { describeElement } from './describe-element'
import { indexGraph } from './graph-index'

const index = indexGraph(bookinfoGraph())
const BOOKINFO = 'east/bookinfo'
const facts = (id: string) => describeElement(index, id, { latency: 'p95' }, TEXTS)
const numbers = (id: string) =>
  facts(id)
    ?.numbers.filter(({ text }) => text !== '')
    .map(({ name, text }) => `${name} ${text}`)

describe('what is said of an element', () => {
  test('a node: who it is, how it is, how many call it and whom it calls', () => {
    expect(facts(`${BOOKINFO}/workload/reviews-v2`)).toMatchObject({
      title: 'reviews',
      version: 'v2',
      nodeKind: 'app',
      status: 'degraded',
      incoming: 1,
      outgoing: 1,
    })
    expect(numbers(`${BOOKINFO}/workload/reviews-v2`)).toEqual(['in 7.10 rps', 'out 7.10 rps', 'errors 0%'])
  })

  test('requests and bytes are not added', () => {
    expect(numbers(`${BOOKINFO}/workload/details-v1`)).toEqual(['in 24.5 rps', 'out 0.90 rps · 820 B/s', 'errors 0%'])
  })

  test('an edge: from, to, and its rate, errors and response time', () => {
    const id = `${BOOKINFO}/workload/reviews-v3>${BOOKINFO}/service/ratings>http`
    expect(facts(id)).toMatchObject({ from: 'reviews v3', to: 'ratings', protocol: 'http', status: 'failure' })
    expect(numbers(id)).toEqual(['rate 4.80 rps', 'errors 31.0%', 'latency 3.80s'])
  })

  test('TCP has no errors, but mTLS', () => {
    expect(numbers(`${BOOKINFO}/workload/ratings-v1>${BOOKINFO}/service/mongodb>tcp`)).toEqual([
      'rate 48.2 kB/s',
      'mtls 0%',
    ])
  })

  test('a frame: how many are in it, how many fail, what comes from outside', () => {
    expect(facts(`${BOOKINFO}/box/app/ratings`)).toMatchObject({ kind: 'frame', title: 'ratings', level: 'app' })
    expect(numbers(`${BOOKINFO}/box/app/ratings`)).toEqual(['nodes 3', 'failing 2', 'in 11.9 rps'])
  })

  test('nothing of what is not there', () => {
    expect(facts('__proto__')).toBeUndefined()
  })
})

import { describeElement } from '@/lib/graph/display/describe-element'
import { indexGraph } from '@/lib/graph/display/graph-index'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { en } from '@/lib/i18n/messages/en'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { announcement, type ArrivedAt } from './describe'

const t = createTranslator({ locale: 'en', messages: en, namespace: 'canvas' })
const index = indexGraph(bookinfoGraph())
const BOOKINFO = 'east/bookinfo'

const say = (id: string, at: ArrivedAt = { selected: false }) => {
  const described = describeElement(index, id, { latency: 'p95' }, TEXTS)
  return described === undefined ? undefined : announcement(described, at, t)
}

describe('what is read aloud', () => {
  test.each([
    [
      `${BOOKINFO}/workload/reviews-v2`,
      'reviews v2, app in bookinfo, degraded, In 7.10 rps, Out 7.10 rps, Errors 0%, 1 edge in, 1 edge out',
    ],
    [
      `${BOOKINFO}/unknown`,
      'unknown caller, unknown in bookinfo, not rated, traffic source, Out 0.070 rps, Errors 0%, 0 edges in, 1 edge out',
    ],
    [
      `${BOOKINFO}/workload/reviews-v3>${BOOKINFO}/service/ratings>http`,
      'reviews v3 to ratings, http, failing, Rate 4.80 rps, Errors 31.0%, Response time 3.80s',
    ],
    [`${BOOKINFO}/box/namespace`, 'bookinfo, namespace, failing, Nodes 16, Failing 2, In 24.0 rps'],
  ])('%s: %s', (id, sentence) => {
    expect(say(id)).toBe(sentence)
  })

  test('which of how many, and that it is selected', () => {
    const id = `${BOOKINFO}/workload/ratings-v1>${BOOKINFO}/service/mongodb>tcp`
    const at = { position: { index: 3, count: 12, among: 'outgoing' }, selected: true } as const
    expect(say(id, at)).toMatch(/^ratings v1 to mongodb, tcp, .*\. 3 of 12 outgoing edges\. Selected$/)
  })

  test('why something is not well, and nothing where it is', () => {
    const reason = '31 % of the requests failed'
    const node = (status: 'failure' | 'healthy') => {
      const one = graphNode('east/shop/workload/cart', { workload: 'cart', health: { ...healthOf(status), reason } })
      const described = describeElement(indexGraph(graphOf([one])), one.id, { latency: 'p95' }, TEXTS)
      return described === undefined ? '' : announcement(described, { selected: false }, t)
    }
    expect(node('failure')).toContain(`failing (${reason})`)
    expect(node('healthy')).not.toContain(reason)
  })
})

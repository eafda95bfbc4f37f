import { describeElement } from '@/lib/graph/display/describe-element'
import { indexGraph } from '@/lib/graph/display/graph-index'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { en } from '@/lib/i18n/messages/en'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { announcement } from './describe'

const t = createTranslator({ locale: 'en', messages: en, namespace: 'canvas' })
const index = indexGraph(bookinfoGraph())
const BOOKINFO = 'east/bookinfo'

describe('what is read aloud', () => {
  test.each([
    [`${BOOKINFO}/workload/reviews-v2`, 'reviews v2, app, degraded, 1 in, 1 out'],
    [`${BOOKINFO}/unknown`, 'unknown caller, unknown, not rated, 0 in, 1 out'],
    [
      `${BOOKINFO}/workload/reviews-v3>${BOOKINFO}/service/ratings>http`,
      'reviews to ratings, http, failing, Rate 4.80 rps, Errors 31.0%, Response time 3.80s',
    ],
    [`${BOOKINFO}/box/namespace`, 'bookinfo, namespace, failing'],
  ])('%s: %s', (id, sentence) => {
    const described = describeElement(index, id, { latency: 'p95' }, TEXTS)
    expect(described === undefined ? undefined : announcement(described, t)).toBe(sentence)
  })
})

import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { expect, test } from 'vitest'
import { indexElements } from './element-index'
import { modeSubjectOf } from './mode-subject-of'

const index = indexElements(bookinfoGraph())

test.each([
  [
    'a workload',
    'east/bookinfo/workload/reviews-v2',
    { cluster: 'east', namespace: 'bookinfo', workload: 'reviews-v2' },
  ],
  ['a service', 'east/bookinfo/service/ratings', undefined],
  ['a service entry', 'east/bookinfo/entry/payments-api', undefined],
  ['the frame of a namespace', 'east/bookinfo/box/namespace', { cluster: null, namespace: 'bookinfo', workload: null }],
  ['the frame of an app', 'east/bookinfo/box/app/reviews', undefined],
  ['what is not there', 'gone', undefined],
])('%s', (_, id, subject) => {
  expect(modeSubjectOf(index, id)).toEqual(subject)
})

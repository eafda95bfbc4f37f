import type { Json } from '@/lib/std/json'
import { expect, it } from 'vitest'
import { missingSubsets } from './missing-subsets'
import { routingOf } from './testing/routing-of'

const to = (host: string, subset: string): Json => ({ destination: { host, subset } })
const [service] = routingOf().services
const DEFINED = { name: 'v1', labels: { version: 'v1' }, rule: { namespace: 'bookinfo', name: 'reviews' } }

it.each<[string, Json, readonly string[]]>([
  ['each once', { http: [{ route: [to('reviews', 'v2'), to('reviews.bookinfo.svc.cluster.local', 'v2')] }] }, ['v2']],
  [
    'those of mirrors',
    { http: [{ mirrors: [to('reviews', 'v2')], mirror: { host: 'reviews', subset: 'v2' } }] },
    ['v2'],
  ],
  ['none that is defined', { http: [{ route: [to('reviews', 'v1')] }] }, []],
  ['none that is called like no version', { http: [{ route: [to('reviews', 'canary')] }] }, []],
  ['none of another service', { http: [{ route: [to('ratings', 'v2'), to('*', 'v2')] }] }, []],
  ['none of what is no route', { http: { route: 'v2' } }, []],
])('finds %s', (_, spec, expected) => {
  const routing = routingOf({ services: [{ ...service, subsets: [DEFINED] }] })
  expect(missingSubsets({ spec }, routing).map(({ name }) => name)).toEqual(expected)
})

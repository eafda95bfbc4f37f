import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { FieldId } from '@/lib/istio/forms/field-ids'
import type { Json } from '@/lib/std/json'
import { expect, it } from 'vitest'
import { suggestTexts } from './suggest-texts'
import { routingOf } from './testing/routing-of'

const [reviews] = routingOf().services
const rule = { namespace: 'bookinfo', name: 'reviews' }
const services = [
  { ...reviews, subsets: [{ name: 'stable', labels: { version: 'v1' }, rule }] },
  { ...reviews, name: 'canary', subsets: [{ name: 'next', labels: { version: 'v2' }, rule }] },
  { ...reviews, namespace: 'other', name: 'reviews' },
] as const
const route = (host: Json, namespace = 'bookinfo'): Json => ({
  metadata: { namespace },
  spec: { http: [{ route: [{ destination: { host } }] }] },
})
const HERE: JsonSteps = ['spec', 'http', 0, 'route', 0, 'destination', 'subset']

it.each<[string, Json, FieldId, readonly string[]]>([
  ['hosts', route(''), 'destinationHost', ['reviews', 'canary', 'reviews.other.svc.cluster.local']],
  ['hosts from elsewhere', route('', 'other'), 'destinationHost', ['reviews.bookinfo.svc.cluster.local', 'canary.bookinfo.svc.cluster.local', 'reviews']], // prettier-ignore
  ['backends of the same namespace', route(''), 'backendName', ['reviews', 'canary']],
  ['subsets, and versions that have none yet', route('reviews'), 'subset', ['stable', 'v1', 'v2']],
  ['only subsets of a neighbour', route('canary.bookinfo'), 'subset', ['next']],
  ['nothing for a host that is not known', route('nowhere'), 'subset', []],
  ['nothing for what is no host', route(5), 'subset', []],
  ['nothing at a place that is not there', {}, 'subset', []],
  ['nothing for other fields', route(''), 'ruleName', []],
])('suggests %s', (_, object, field, expected) => {
  expect(suggestTexts(routingOf({ services }), object, field, HERE)).toEqual(expected)
})

import { makeBare } from '@/lib/std/bare-record'
import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { sayChange } from '@/lib/i18n/say-change'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPointer } from '../json-pointer'
import { makePatch } from '../make-patch'
import { anyJson, namedList } from '../testing/any-json'
import { describeChange } from './describe-change'

function say(before: Json | undefined, after: Json | undefined): readonly string[] {
  return describeChange(before, after, 'istio-system').map(sayChange)
}

const object = (kind: string, spec: Json, name = 'reviews'): Json => ({
  kind,
  metadata: { name, namespace: 'bookinfo' },
  spec,
})
const to = (subset: string, weight?: number): Json => ({
  destination: { host: 'reviews', subset },
  ...(weight === undefined ? {} : { weight }),
})
const http = (...rules: readonly Json[]): Json => object('VirtualService', { http: rules })
const route = [to('v1')]
const marked = (sets: { readonly labels?: Json; readonly annotations?: Json }): Json => ({
  kind: 'VirtualService',
  metadata: { name: 'reviews', ...sets },
})
const namespace = (labels: Json): Json => ({ kind: 'Namespace', metadata: { name: 'reviews', labels } })
const pods = (labels: Json, rest: object = {}): Json =>
  object('Deployment', { template: { metadata: { labels } }, ...rest })
const destinationRule = (trafficPolicy: Json): Json => object('DestinationRule', { host: 'ratings', trafficPolicy })

describe('what a change does, in words', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    [
      'weights',
      http({ route: [to('v2', 10), to('v1', 90)] }),
      http({ route: [to('v2', 50), to('v1', 50)] }),
      ['reviews v2: 10 % → 50 %, reviews v1: 90 % → 50 %'],
    ],
    [
      'a weight of 0',
      http({ route: [to('v1', 50), to('v2', 50)] }),
      http({ route: [to('v1', 100), to('v2', 0)] }),
      ['reviews v1: 50 % → 100 %, reviews v2: 50 % → 0 %'],
    ],
    [
      'weights of one rule of several',
      http({ route }, { name: 'b', route: [to('v1', 100), to('v2', 0)] }),
      http({ route }, { name: 'b', route: [to('v1', 0), to('v2', 100)] }),
      ['Route "b": reviews v1: 100 % → 0 %, reviews v2: 0 % → 100 %'],
    ],
    [
      'shares of the Gateway API, where weights need no sum',
      object('HTTPRoute', {
        rules: [
          {
            backendRefs: [
              { name: 'a', weight: 1 },
              { name: 'b', weight: 1 },
            ],
          },
        ],
      }),
      object('HTTPRoute', {
        rules: [
          {
            backendRefs: [
              { name: 'a', weight: 3 },
              { name: 'b', weight: 1 },
            ],
          },
        ],
      }),
      ['a: 50 % → 75 %, b: 50 % → 25 %'],
    ],
    [
      'a weight that was not written and is 0 now',
      http({ route: [to('v1', 100), to('v2')] }),
      http({ route: [to('v1', 100), to('v2', 0)] }),
      ['spec.http[0].route[1].weight added: 0'],
    ],
    [
      'a match',
      http({ name: 'jason', route }),
      http({ name: 'jason', route, match: [{ headers: { 'end-user': { exact: 'jason' } } }] }),
      ['Route "jason" now matches header end-user = jason'],
    ],
    [
      'a match taken away',
      http({ route, match: [{ uri: { prefix: '/a' } }] }),
      http({ route }),
      ['Route 1 now matches every request'],
    ],
    ['a timeout', http({ route }), http({ route, timeout: '0.5s' }), ['Timeout of reviews v1: none → 0.5s']],
    [
      'a delay',
      http({ route }),
      http({ route, fault: { delay: { fixedDelay: '2s', percentage: { value: 100 } } } }),
      ['Fault: 100 % of requests to reviews v1 delayed by 2s'],
    ],
    [
      'an abort in place of a delay',
      http({ route, fault: { delay: { fixedDelay: '2s' } } }),
      http({ route, fault: { abort: { httpStatus: 500, percentage: { value: 50 } } } }),
      [
        'Fault removed: requests to reviews v1 are no longer delayed',
        'Fault: 50 % of requests to reviews v1 aborted with 500',
      ],
    ],
    [
      'a mirror',
      http({ route }),
      http({ route, mirror: { host: 'reviews', subset: 'v3' }, mirrorPercentage: { value: 20 } }),
      ['20 % also sent, as a copy, to reviews v3', 'spec.http[0].mirrorPercentage added'],
    ],
    [
      'a circuit breaker',
      destinationRule({}),
      destinationRule({ outlierDetection: { consecutive5xxErrors: 3 } }),
      ['Circuit breaker of ratings: eject after 3 consecutive 5xx'],
    ],
    [
      'mTLS of a namespace',
      object('PeerAuthentication', { mtls: { mode: 'PERMISSIVE' } }),
      object('PeerAuthentication', { mtls: { mode: 'STRICT' } }),
      ['mTLS of bookinfo: PERMISSIVE → STRICT'],
    ],
    [
      'a policy that lost its rules',
      object('AuthorizationPolicy', { rules: [{ to: [] }] }, 'p'),
      object('AuthorizationPolicy', {}, 'p'),
      ['Policy p now denies everything in bookinfo'],
    ],
    [
      'hosts',
      object('VirtualService', { hosts: ['a', 'b'] }),
      object('VirtualService', { hosts: ['b', 'c'] }),
      ['spec.hosts: a removed', 'spec.hosts: c added'],
    ],
    [
      'a rule put before another',
      http({ route }),
      http({ name: 'new', route: [to('v2')] }, { route }),
      ['spec.http[0] added'],
    ],
    [
      'rules that changed places',
      http({ name: 'a', route }, { name: 'b', route }),
      http({ name: 'b', route }, { name: 'a', route }),
      ['spec.http: the order of its items changed'],
    ],
    [
      'a field without a phrase',
      http({ route }),
      http({ route, corsPolicy: { maxAge: '1s' } }),
      ['spec.http[0].corsPolicy added'],
    ],
    [
      'an annotation that became empty',
      marked({ annotations: { 'a.b/c': 'x' } }),
      marked({ annotations: { 'a.b/c': '' } }),
      ['Annotation a.b/c of reviews: "x" → ""'],
    ],
    [
      'labels',
      marked({ labels: { a: '1', b: '' } }),
      marked({ labels: { b: '2', c: '' } }),
      ['Label a of reviews: 1 → none', 'Label b of reviews: "" → 2', 'Label c of reviews: none → ""'],
    ],
    [
      'labels that are no texts, by their path',
      marked({ labels: { a: 0 } }),
      marked({ labels: { a: 1 } }),
      ['metadata.labels.a: 0 → 1'],
    ],
    [
      'injection switched on',
      namespace({}),
      namespace({ 'istio-injection': 'enabled' }),
      ['Sidecar injection of reviews: not set → on; pods get it at their next restart'],
    ],
    [
      'injection switched off',
      namespace({ 'istio-injection': 'enabled' }),
      namespace({ 'istio-injection': 'disabled' }),
      ['Sidecar injection of reviews: on → off; pods lose it at their next restart'],
    ],
    [
      'a value that Istio does not know',
      namespace({}),
      namespace({ 'istio-injection': 'yes' }),
      ['Label istio-injection of reviews: none → yes'],
    ],
    [
      'another revision',
      namespace({ 'istio.io/rev': 'stable' }),
      namespace({ 'istio.io/rev': 'canary' }),
      ['Control plane revision of reviews: stable → canary; pods follow at their next restart'],
    ],
    [
      'a namespace in the ambient mesh',
      namespace({}),
      namespace({ 'istio.io/dataplane-mode': 'ambient' }),
      ['reviews joins the ambient mesh: ztunnel carries the traffic of its pods without a sidecar, at once'],
    ],
    [
      'a namespace out of the ambient mesh',
      namespace({ 'istio.io/dataplane-mode': 'ambient' }),
      namespace({}),
      ['reviews leaves the ambient mesh: ztunnel no longer carries the traffic of its pods, at once'],
    ],
    ['a waypoint', namespace({}), namespace({ 'istio.io/use-waypoint': 'wp' }), ['Waypoint of reviews: none → wp']],
    [
      'pods that are to have no sidecar, and another version',
      pods({ app: 'reviews', version: 'v2' }),
      pods({ app: 'reviews', version: 'v3', 'sidecar.istio.io/inject': 'false' }),
      [
        'Pod label version of reviews: v2 → v3',
        'Sidecar injection of reviews: as its namespace says → off',
        'The pods of reviews are replaced, a few at a time, for their template changes',
      ],
    ],
    [
      'pods of a paused Deployment',
      pods({}, { paused: true }),
      pods({ a: 'b' }, { paused: true }),
      [
        'Pod label a of reviews: none → b',
        'Pods of reviews that run now stay as they are: only pods made later follow the template',
      ],
    ],
  ])('tells of %s', (_, before, after, sentences) => {
    expect(say(before, after)).toEqual(sentences)
  })

  it('tells of an object that is created or deleted', () => {
    expect(say(undefined, http({ route }))).toEqual(['VirtualService reviews is created'])
    expect(say(http({ route }), undefined)).toEqual(['VirtualService reviews is deleted'])
  })

  const KINDS = [
    'VirtualService',
    'HTTPRoute',
    'DestinationRule',
    'PeerAuthentication',
    'AuthorizationPolicy',
    'Sidecar',
    'Deployment',
  ]
  const FIELDS = [
    'http',
    'tcp',
    'rules',
    'route',
    'backendRefs',
    'match',
    'fault',
    'mirror',
    'timeout',
    'mtls',
    'hosts',
    'gateways',
    'trafficPolicy',
    'outlierDetection',
    'subsets',
    'mode',
    'template',
    'metadata',
    'labels',
  ]
  const inside = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(anyJson(2), namedList()), { maxKeys: 3 })
  const item = fc.oneof(inside, anyJson(1))
  const spec = fc
    .dictionary(fc.constantFrom(...FIELDS), fc.oneof(fc.array(item, { maxLength: 3 }), item), { maxKeys: 4 })
    .map((fields) => makeBare<Json>({ ...fields }))

  it('covers every changed path by a sentence, and says nothing of what stayed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), spec, spec, (kind, was, now) => {
        const [before, after] = [object(kind, was), object(kind, now)]
        const places = describeChange(before, after, 'istio-system').map(({ at }) => toPointer(at))
        const patch = makePatch(before, after)
        const touches = (a: string, b: string) => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)
        for (const { path } of patch) expect(places.some((place) => touches(place, path))).toBe(true)
        expect(places.length > 0).toBe(!sameJson(before, after))
        for (const place of places) expect(patch.some(({ path }) => touches(place, path))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

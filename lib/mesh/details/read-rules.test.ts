import { JsonPlace } from '@/lib/istio/json-place'
import { describe, expect, test } from 'vitest'
import { readGatewayRoute } from './read-gateway-route'
import { readVirtualService } from './read-virtual-service'
import { EMPTY_RULE } from './route-rule'

const http = (rule: unknown) => readVirtualService(JsonPlace.root({ http: [rule] }, 'spec')).http[0]
const gateway = (rule: unknown) => readGatewayRoute(JsonPlace.root({ rules: [rule] }, 'spec'))[0]
const to = (host: string, weight?: number) => ({ destination: { host }, ...(weight === undefined ? {} : { weight }) })

describe('rules of a VirtualService', () => {
  test.each([
    ['one destination takes everything', [to('a')], [100]],
    ['whatever its weight', [to('a', 0)], [100]],
    ['weights are shares', [to('a', 1), to('b', 3)], [25, 75]],
    ['no weight beside another is none', [to('a'), to('b', 100)], [0, 100]],
    ['no weights at all say nothing', [to('a'), to('b')], [null, null]],
  ])('%s', (_, route, percents) => {
    expect(http({ route })?.targets.map(({ percent }) => percent)).toEqual(percents)
  })

  test('conditions of one match hold together, several matches are alternatives', () => {
    const match = [
      { uri: { prefix: '/a' }, headers: { 'end-user': { exact: 'jason' }, debug: {} } },
      { withoutHeaders: { beta: { regex: '.*' } }, port: 80, sourceLabels: { app: 'x' } },
    ]
    expect(http({ match })?.matches).toEqual([
      [
        { subject: 'path', name: null, how: 'begins', value: '/a' },
        { subject: 'header', name: 'end-user', how: 'is', value: 'jason' },
        { subject: 'header', name: 'debug', how: 'present', value: '' },
      ],
      [
        { subject: 'header', name: 'beta', how: 'isNot', value: '.*' },
        { subject: 'port', name: null, how: 'is', value: '80' },
        { subject: 'sourceLabel', name: 'app', how: 'is', value: 'x' },
      ],
    ])
  })

  test('faults, timeouts, retries and mirrors', () => {
    expect(
      http({
        route: [to('a')],
        timeout: '500ms',
        retries: { attempts: 3, perTryTimeout: '1s' },
        fault: { delay: { fixedDelay: '2s' }, abort: { percentage: { value: 10 }, httpStatus: 500 } },
        mirror: { host: 'b', subset: 'v2' },
        mirrorPercentage: { value: 5 },
        mirrors: [{ destination: { host: 'c' } }],
      }),
    ).toMatchObject({
      timeout: '500ms',
      retries: { attempts: 3, perTry: '1s' },
      delay: { percent: 0, duration: '2s' },
      abort: { percent: 10, status: '500' },
      mirrors: [
        { host: 'b', subset: 'v2', percent: 5 },
        { host: 'c', subset: null, percent: 100 },
      ],
    })
  })

  test('a percentage without a value is none of the requests', () => {
    expect(http({ fault: { delay: { fixedDelay: '2s', percentage: {} } } })?.delay?.percent).toBe(0)
  })

  test.each([
    [{ redirect: { authority: 'x.example', uri: '/y' } }, { redirect: 'x.example/y' }],
    [{ directResponse: { status: 503 } }, { answer: '503' }],
    [{ delegate: { name: 'n', namespace: 's' } }, { delegate: 's/n' }],
    [{ rewrite: { uri: '/z' } }, { rewrite: '/z' }],
  ])('%j', (rule, part) => {
    expect(http(rule)).toMatchObject(part)
  })

  test('TLS and TCP rules have conditions of their own', () => {
    const spec = { tls: [{ match: [{ sniHosts: ['a.example'], port: 443 }], route: [to('a')] }] }
    expect(readVirtualService(JsonPlace.root(spec, 'spec')).tcp[0]?.matches).toEqual([
      [
        { subject: 'sni', name: null, how: 'is', value: 'a.example' },
        { subject: 'port', name: null, how: 'is', value: '443' },
      ],
    ])
  })

  test.each([null, 1, 'x', [], { match: 1, route: [null, 1], fault: 'x', retries: [] }])(
    '%j reads as nothing',
    (rule) => {
      expect(http(rule)).toMatchObject({ matches: [], timeout: null, abort: null })
    },
  )
})

describe('rules of a route of the Gateway API', () => {
  test('weights count 1 where nothing is said', () => {
    const targets = gateway({ backendRefs: [{ name: 'a' }, { name: 'b', namespace: 'n', weight: 3 }] })?.targets
    expect(targets).toEqual([
      { host: 'a', subset: null, percent: 25 },
      { host: 'b.n', subset: null, percent: 75 },
    ])
  })

  test('matches, timeouts, mirrors, redirects', () => {
    expect(
      gateway({
        matches: [
          {
            path: { value: '/a' },
            method: 'GET',
            headers: [{ name: 'v', value: '2', type: 'RegularExpression' }],
          },
          { method: { service: 'cart.Cart', method: 'Add' } },
        ],
        timeouts: { request: '1s' },
        filters: [
          { type: 'RequestMirror', requestMirror: { backendRef: { name: 'c' }, percent: 20 } },
          { type: 'RequestRedirect', requestRedirect: { hostname: 'h', path: { replaceFullPath: '/p' } } },
        ],
      }),
    ).toEqual({
      ...EMPTY_RULE,
      matches: [
        [
          { subject: 'path', name: null, how: 'begins', value: '/a' },
          { subject: 'method', name: null, how: 'is', value: 'GET' },
          { subject: 'header', name: 'v', how: 'matches', value: '2' },
        ],
        [{ subject: 'method', name: null, how: 'is', value: 'cart.Cart/Add' }],
      ],
      timeout: '1s',
      mirrors: [{ host: 'c', subset: null, percent: 20 }],
      redirect: 'h/p',
    })
  })

  test.each([null, 1, [], { matches: [null], filters: [1], backendRefs: 'x' }])('%j breaks nothing', (rule) => {
    expect(gateway(rule)).toMatchObject({ targets: [], timeout: null })
  })
})

import type { GraphRequest } from '@/lib/graph/model'
import { graphRequest } from '@/lib/graph/testing/request'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlaceRecord, parsePlaceRecord, printPlaceRecord, viewKey } from './place-record'

const key = (part: Partial<GraphRequest> = {}, digest = (text: string) => text) => viewKey(graphRequest(part), digest)

describe('P7 view key', () => {
  test('names type, services, boxes, cluster and namespaces', () => {
    expect(key({ boxes: ['namespace', 'app'], cluster: 'east' })).toBe('1|workload|false|app,namespace|east|shop')
  })

  test.each<[string, Partial<GraphRequest>]>([
    ['time and window', { at: 1, durationSeconds: 60 }],
    ['traffic', { http: 'none', tcp: 'total', grpc: 'none' }],
    ['latency and throughput', { latency: 'p99', throughput: 'response' }],
    ['idle nodes and edges', { idleNodes: true, idleEdges: true }],
    ['what is expanded', { expand: ['e/n/group'] }],
  ])('is the same for other %s', (_, part) => {
    expect(key(part)).toBe(key())
  })

  test.each<[string, Partial<GraphRequest>]>([
    ['type', { type: 'app' }],
    ['service nodes', { services: true }],
    ['boxes', { boxes: [] }],
    ['cluster', { cluster: 'west' }],
    ['namespaces', { scope: { kind: 'namespaces', names: ['shop', 'bank'] } }],
    ['scope', { scope: { kind: 'mesh' } }],
    ['focus', { scope: { kind: 'focus', node: { kind: 'workload', namespace: 'shop', name: 'cart-v1' } } }],
  ])('differs by %s', (_, part) => {
    expect(key(part)).not.toBe(key({ cluster: null, boxes: ['app', 'namespace', 'cluster'] }))
  })

  test.each<[GraphRequest['scope'], string]>([
    [{ kind: 'mesh' }, '*'],
    [{ kind: 'namespaces', names: ['b', 'a'] }, 'a,b'],
    [{ kind: 'focus', node: { kind: 'app', namespace: 'n', name: 'x', version: null } }, 'app:n/x'],
    [{ kind: 'focus', node: { kind: 'app', namespace: 'n', name: 'x', version: 'v1' } }, 'app:n/x/v1'],
    [
      { kind: 'focus', node: { kind: 'operation', namespace: 'n', label: 'op', value: 'GET /' } },
      'operation:n/op=GET /',
    ],
  ])('the scope %o ends it as %s', (scope, text) => {
    expect(key({ scope }).split('|').at(-1)).toBe(text)
  })

  test('a key longer than 200 characters is replaced by its digest', () => {
    const names = Array.from({ length: 50 }, (_, index) => `namespace-${index}`)
    expect(key({ scope: { kind: 'namespaces', names } }, (text) => `sha-${text.length}`)).toMatch(/^sha-\d+$/)
  })
})

const RECORD: PlaceRecord = {
  view: 'v',
  savedAt: 5,
  layout: 'grid',
  places: new Map([
    ['a', { x: 1, y: 2 }],
    ['__proto__', { x: 3, y: 4 }],
  ]),
  pinned: new Set(['__proto__']),
  left: new Set(),
  viewport: { x: 10, y: -20, zoom: 0.5 },
}

describe('P7 record', () => {
  test('is JSON with the places by id; pins and what is not drawn are marked', () => {
    const places = new Map([
      ['a', { x: 1.4, y: 2 }],
      ['b', { x: 3, y: 4 }],
      ['c', { x: 5, y: 6 }],
    ])
    expect(printPlaceRecord({ ...RECORD, places, pinned: new Set(['a']), left: new Set(['c']) })).toBe(
      '{"schema":1,"view":"v","savedAt":5,"layout":"grid","places":{"a":[1,2,"pin"],"b":[3,4],"c":[5,6,"left"]},' +
        '"viewport":{"x":10,"y":-20,"zoom":0.5}}',
    )
  })

  test('reads back what it wrote, hostile names included', () => {
    const id = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'places', 'toString'))
    const coordinate = fc.integer({ min: -100_000, max: 100_000 })
    const mark = fc.constantFrom('pin', 'left', undefined)
    const places = fc.uniqueArray(fc.tuple(id, fc.record({ x: coordinate, y: coordinate }), mark), {
      maxLength: 20,
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(places, fc.boolean(), (given, looked) => {
        const record: PlaceRecord = {
          view: 'v',
          savedAt: 1,
          layout: 'layered',
          places: new Map(given.map(([name, place]) => [name, place])),
          pinned: new Set(given.filter(([, , how]) => how === 'pin').map(([name]) => name)),
          left: new Set(given.filter(([, , how]) => how === 'left').map(([name]) => name)),
          viewport: looked ? { x: 1, y: 2, zoom: 3 } : null,
        }
        expect(parsePlaceRecord(printPlaceRecord(record))).toEqual(record)
      }),
    )
  })

  test('keeps at most 2,000 places: pins first, what is not drawn last', () => {
    const places = new Map(Array.from({ length: 2100 }, (_, index) => [`n${index}`, { x: index, y: 0 }]))
    const record = { ...RECORD, places, pinned: new Set(['n2099']), left: new Set(['n0']) }
    const read = parsePlaceRecord(printPlaceRecord(record))
    expect([read?.places.size, read?.places.has('n2099'), read?.places.has('n0')]).toEqual([2000, true, false])
  })

  const broken = (part: object) => JSON.stringify({ ...(JSON.parse(printPlaceRecord(RECORD)) as object), ...part })
  test.each([
    ['text that is no JSON', '{'],
    ['nothing', ''],
    ['another version', broken({ schema: 2 })],
    ['no view', broken({ view: undefined })],
    ['no layout', broken({ layout: 7 })],
    ['no places', broken({ places: null })],
    ['places in a list', broken({ places: [[1, 2]] })],
    ['a place with too much', broken({ places: { a: [1, 2, 'pin', 3] } })],
    ['no viewport', broken({ viewport: undefined })],
    ['one place without a height', broken({ places: { a: [1], b: [1, 2] } })],
    ['a place that is no number', broken({ places: { a: ['1', 2] } })],
    ['a place beyond reason', broken({ places: { a: [1e9, 2] } })],
    ['a place with an unknown mark', broken({ places: { a: [1, 2, 'glued'] } })],
    ['no zoom', broken({ viewport: { x: 1, y: 2, zoom: 0 } })],
    [
      'too many places',
      broken({ places: Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [index, [0, 0]])) }),
    ],
  ])('%s is ignored whole', (_, text) => {
    expect(parsePlaceRecord(text)).toBeUndefined()
  })
})

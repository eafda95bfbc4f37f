import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROTOCOLS } from '../model'
import { parseEdgeId, writeEdgeId } from './edge-id'
import { type NodeRef, parseNodeId, writeNodeId } from './node-id'

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.constantFrom('-', '--', '%2D', 'a/b', 'a>b', ' ', '\n', '\u0085', 'unknown', 'group', '__proto__', '<b>', '日本'),
)
const place = { cluster: text, namespace: text }
const orNull = fc.option(text, { nil: null })
const nothing = fc.constant(null)

const refs: fc.Arbitrary<NodeRef> = fc.oneof(
  fc.record({ kind: fc.constantFrom('workload', 'service', 'entry'), ...place, name: text }),
  fc.record({ kind: fc.constant('app'), ...place, name: text, version: orNull }),
  fc.record({ kind: fc.constant('operation'), ...place, label: text, value: text, service: orNull }),
  fc.record({ kind: fc.constantFrom('unknown', 'addresses'), ...place }),
  fc.record({ kind: fc.constant('group'), level: fc.constantFrom('namespace', 'idle'), ...place, name: nothing }),
  fc.record({ kind: fc.constant('group'), level: fc.constant('app'), ...place, name: text }),
  fc.record({
    kind: fc.constant('group'),
    level: fc.constant('cluster'),
    cluster: text,
    namespace: nothing,
    name: nothing,
  }),
  fc.record({
    kind: fc.constant('group'),
    level: fc.constant('rest'),
    cluster: nothing,
    namespace: nothing,
    name: nothing,
  }),
  fc.record({ kind: fc.constant('box'), level: fc.constant('app'), ...place, name: text }),
  fc.record({ kind: fc.constant('box'), level: fc.constant('namespace'), ...place, name: nothing }),
)

describe('T1 node ids', () => {
  it.each([
    [{ kind: 'workload', cluster: 'east', namespace: 'shop', name: 'cart-v1' }, 'east/shop/workload/cart-v1'],
    [{ kind: 'app', cluster: 'east', namespace: 'shop', name: 'cart', version: 'v1' }, 'east/shop/app/cart/v1'],
    [{ kind: 'app', cluster: 'east', namespace: 'shop', name: 'cart', version: null }, 'east/shop/app/cart'],
    [{ kind: 'unknown', cluster: 'east', namespace: 'shop' }, 'east/shop/unknown'],
    [{ kind: 'addresses', cluster: 'east', namespace: '-' }, 'east/%2D/addresses'],
    [{ kind: 'group', level: 'rest', cluster: null, namespace: null, name: null }, '-/-/group/rest'],
    [{ kind: 'group', level: 'cluster', cluster: 'east', namespace: null, name: null }, 'east/-/group/cluster'],
    [{ kind: 'service', cluster: 'a b', namespace: 'x/y', name: '50%>\u0001é' }, 'a%20b/x%2Fy/service/50%25%3E%01é'],
    [{ kind: 'box', level: 'cluster', cluster: 'east', namespace: '-', name: null }, 'east/-/box/cluster'],
  ] satisfies [NodeRef, string][])('writes %o', (ref, id) => {
    expect(writeNodeId(ref)).toBe(id)
    expect(parseNodeId(id)).toEqual(ref)
  })

  it('X13: reads back what it wrote, for any Unicode in any name', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        expect(parseNodeId(writeNodeId(ref))).toEqual(ref)
      }),
      { numRuns: 1000 },
    )
  })

  it('X13: takes an edge apart into the very nodes it joins', () => {
    fc.assert(
      fc.property(refs, refs, fc.constantFrom(...PROTOCOLS), (source, target, protocol) => {
        expect(parseEdgeId(writeEdgeId(writeNodeId(source), writeNodeId(target), protocol))).toEqual({
          source,
          target,
          protocol,
        })
      }),
    )
  })

  it.each([
    '',
    'a',
    'a/b',
    'a/b/workload',
    'a/b/workload/',
    'a/b/workload/c/d',
    'a/b/constructor/c',
    'a/b/workload/c%2d',
    'a/b/workload/%FF',
    'a/b/workload/c%',
    'a b/c/unknown',
    'a/-/workload/c',
    'a/b/group/cluster',
    'a/b/group/app',
    'a/b/operation/l',
    'a/b/box/rest',
  ])('refuses %j', (id) => {
    expect(parseNodeId(id)).toBeUndefined()
  })

  it.each([
    '',
    'a/b/unknown>c/d/unknown',
    'a/b/unknown>c/d/unknown>udp',
    'a/b/unknown>c/d/unknown>tcp>tcp',
    'x>c/d/unknown>tcp',
  ])('refuses the edge %j', (id) => {
    expect(parseEdgeId(id)).toBeUndefined()
  })
})

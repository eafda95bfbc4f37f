import { writeEdgeId } from '../series/edge-id'
import { type NodeRef, writeNodeId } from '../series/node-id'
import { expect, test } from 'vitest'
import { nameOfId } from './name-of-id'

const place = { cluster: 'east', namespace: 'shop' } as const
const app: NodeRef = { kind: 'app', ...place, name: 'cart', version: 'v2' }
const service: NodeRef = { kind: 'service', ...place, name: 'pay/<b>' }

test('an id tells the names that went into it', () => {
  expect(nameOfId(writeNodeId(app))).toEqual({ node: 'cart v2' })
  expect(nameOfId(writeNodeId({ ...app, version: null }))).toEqual({ node: 'cart' })
  expect(nameOfId(writeEdgeId(writeNodeId(app), writeNodeId(service), 'grpc'))).toEqual({
    source: 'cart v2',
    target: 'pay/<b>',
  })
})

test.each(['istio_requests_total', 'bookinfo', '', 'east/shop/unknown', 'a>b>http'])('%j names nothing', (id) => {
  expect(nameOfId(id)).toBeUndefined()
})

import { expect, it } from 'vitest'
import { momentBefore } from '../moment-before'
import { peerAddresses } from './peer-addresses'

it.each([
  [
    { downstream_remote_address: '10.8.0.4:40000', upstream_host: '10.8.0.9:9080' },
    { caller: '10.8.0.4', server: '10.8.0.9' },
  ],
  [{ downstream_remote_address: '[fd00::7]:40000' }, { caller: 'fd00::7' }],
  [{ upstream_host: 'envoy://internal_client_address/' }, {}],
  [{ upstream_host: '10.8.0.9,10.8.0.10:80' }, {}],
  [{}, {}],
])('of %j are %j', (fields, peers) => {
  expect(peerAddresses({ fields, others: [] })).toEqual(peers)
})

it.each([
  ['2026-01-05T12:00:01.123456789Z', '2026-01-05T11:59:59.123Z'],
  ['', undefined],
])('the moment before %j is %j', (time, before) => {
  expect(momentBefore(time)).toBe(before)
})

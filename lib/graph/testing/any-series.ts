import type { InstantSeries } from '@/lib/ports/metric-store'
import fc from 'fast-check'
import { ID_LABELS, REQUEST_LABELS, SECURITY_LABELS } from '../query/labels'
import { REPORTERS } from '../model'

const NAMES = ['shop', 'alpha', 'alpha-v1', 'wp', 'unknown', '', '10.0.0.1:80', 'PassthroughCluster', '__proto__']
const HOSTS = ['alpha.shop.svc.cluster.local', 'beta.shop:80', 'api.example.com']

/** A value that a label may have: often one of a few, so that series meet; sometimes anything at all; sometimes absent. */
const value = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

const others: Readonly<Record<string, fc.Arbitrary<string | undefined>>> = {
  destination_service: fc.oneof(value, fc.constantFrom(...HOSTS)),
  request_protocol: fc.constantFrom('http', 'grpc', undefined),
  response_code: fc.constantFrom('200', '302', '404', '503', '0', 'x', undefined),
  grpc_response_status: fc.constantFrom('0', '14', undefined),
  response_flags: fc.constantFrom('-', 'UH', 'UT', 'DC', 'UF,URX', undefined),
  connection_security_policy: fc.constantFrom('mutual_tls', 'none', 'unknown', undefined),
  op: fc.constantFrom('read', 'Get /a>b', '__proto__', '-', undefined),
  source_principal: fc.constantFrom('spiffe://x/ns/shop/sa/alpha', '%', undefined),
}

/** A series with any labels of the right names, true or not. */
export const anySeries: fc.Arbitrary<InstantSeries> = fc
  .tuple(
    fc.constantFrom(...REPORTERS, 'other'),
    fc.tuple(...[...ID_LABELS, ...SECURITY_LABELS, ...REQUEST_LABELS, 'op'].map((name) => labelled(name))),
    fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10) },
      { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1) },
    ),
  )
  .map(([reporter, labels, rate]) => ({ labels: { reporter, ...Object.fromEntries(labels.flat(1)) }, value: rate }))

function labelled(name: string): fc.Arbitrary<readonly (readonly [string, string])[]> {
  return (others[name] ?? value).map((text) => (text === undefined ? [] : [[name, text] as const]))
}

import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const selector = { matchLabels: { app: 'a' } }
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain policy', { mtls: { mode: 'STRICT' } }, []],
  ['ports', { selector, portLevelMtls: { 80: { mode: 'DISABLE' } } }, []],
  ['ports without a selector', { portLevelMtls: { 80: { mode: 'DISABLE' } } }, ['port-level spec.portLevelMtls']],
  ['no ports', { selector, portLevelMtls: {} }, ['port-level spec.portLevelMtls']],
  [
    'ports that are none',
    { selector, portLevelMtls: { 0: {}, http: {}, 70000: {} } },
    [
      "port-level spec.portLevelMtls['0']",
      "port-level spec.portLevelMtls['70000']",
      'port-level spec.portLevelMtls.http',
    ],
  ],
  ['an empty selector', { selector: {} }, ['selector spec.selector (doubtful)']],
]
describe('the fields of a PeerAuthentication', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('peerauthentications.security.istio.io', spec)).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const plugin = (rest: object): object => ({ url: 'oci://a.com/b', ...rest })
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain one', plugin({ sha256: 'a'.repeat(64), phase: 'AUTHN' }), []],
  ['no url', {}, ['plugin spec']],
  ['urls', { url: 'ftp://a.com' }, ['plugin spec.url']],
  ['an image without a scheme', { url: 'a.com/b:v1' }, []],
  ['hashes', plugin({ sha256: 'A'.repeat(64) }), ['plugin spec.sha256']],
  [
    'long names',
    plugin({ imagePullSecret: 'a'.repeat(254), pluginName: 'a'.repeat(257) }),
    ['plugin spec.imagePullSecret', 'plugin spec.pluginName'],
  ],
  [
    'variables',
    plugin({
      vmConfig: {
        env: [
          { name: '' },
          { name: 'a'.repeat(257) },
          { name: 'b' },
          { name: 'b' },
          { name: 'c', valueFrom: 'HOST', value: 'x' },
        ],
      },
    }),
    [
      'plugin spec.vmConfig.env[0].name',
      'plugin spec.vmConfig.env[1].name',
      'plugin spec.vmConfig.env[3].name',
      'plugin spec.vmConfig.env[4].value',
    ],
  ],
  ['ports', plugin({ match: [{ ports: [{ number: 0 }] }] }), ['plugin spec.match[0].ports[0].number']],
]
describe('the fields of a WasmPlugin', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('wasmplugins.extensions.istio.io', spec)).toEqual(expected)
  })
})

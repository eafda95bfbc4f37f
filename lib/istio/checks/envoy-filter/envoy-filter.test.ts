import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { wire } from '../testing/objects'

const filter = (place: string, patches: readonly object[], rest: object = {}): object =>
  wire('envoyfilters.networking.istio.io', place, { configPatches: patches, ...rest })
const patch = (applyTo: string, operation: string, rest: object = {}): object => ({
  applyTo,
  patch: { operation, value: { name: 'x' } },
  ...rest,
})
const versioned = { match: { proxy: { proxyVersion: '1.2' } } }
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['any filter', [filter('f', [])], ['envoy-filter/exposes-internals W[IST0133] shop/f spec']],
  [
    'what routes ignore',
    [filter('f', [patch('ROUTE_CONFIGURATION', 'ADD'), patch('HTTP_ROUTE', 'REMOVE'), patch('HTTP_ROUTE', 'MERGE')])],
    [
      'envoy-filter/add-ignored E[IST0153] shop/f spec.configPatches[0].patch.operation',
      'envoy-filter/remove-ignored E[IST0154] shop/f spec.configPatches[1].patch.operation',
      'envoy-filter/exposes-internals W[IST0133] shop/f spec',
    ],
  ],
  [
    'a target that cannot be replaced',
    [filter('f', [patch('CLUSTER', 'REPLACE'), patch('HTTP_FILTER', 'REPLACE')])],
    [
      'envoy-filter/replace-wrong-target E[IST0152] shop/f spec.configPatches[0].patch.operation',
      'envoy-filter/exposes-internals W[IST0133] shop/f spec',
      'envoy-filter/relative-operation W[IST0151] shop/f spec.configPatches[1].patch.operation',
    ],
  ],
  [
    'relative operations',
    [
      filter('f', [
        patch('HTTP_FILTER', 'INSERT_BEFORE'),
        patch('HTTP_FILTER', 'INSERT_FIRST'),
        patch('HTTP_FILTER', 'ADD'),
        patch('CLUSTER', 'REMOVE'),
      ]),
    ],
    [
      'envoy-filter/exposes-internals W[IST0133] shop/f spec',
      'envoy-filter/relative-operation W[IST0151] shop/f spec.configPatches[0].patch.operation',
      'envoy-filter/relative-operation W[IST0151] shop/f spec.configPatches[3].patch.operation',
    ],
  ],
  [
    'relative operations with a priority',
    [filter('f', [patch('HTTP_FILTER', 'INSERT_BEFORE')], { priority: 10 })],
    ['envoy-filter/exposes-internals W[IST0133] shop/f spec'],
  ],
  [
    'behind a patch for some versions',
    [filter('a', [patch('HTTP_FILTER', 'ADD', versioned)]), filter('b', [patch('HTTP_FILTER', 'INSERT_AFTER')])],
    [
      'envoy-filter/exposes-internals W[IST0133] shop/a spec',
      'envoy-filter/exposes-internals W[IST0133] shop/b spec',
      'envoy-filter/relative-with-proxy-version W[IST0155] shop/b spec.configPatches[0].patch.operation',
    ],
  ],
  [
    'a patch that is missing ends the filter',
    [filter('a', [{}, patch('HTTP_FILTER', 'ADD', versioned)]), filter('b', [patch('HTTP_FILTER', 'INSERT_AFTER')])],
    [
      'envoy-filter/invalid-patch E[IST0106] shop/a spec.configPatches[0]',
      'envoy-filter/exposes-internals W[IST0133] shop/a spec',
      'envoy-filter/exposes-internals W[IST0133] shop/b spec',
      'envoy-filter/relative-operation W[IST0151] shop/b spec.configPatches[0].patch.operation',
    ],
  ],
]
describe('checks of EnvoyFilters', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(
      found(objects, 'envoy-filter/', { enable: ['gateway/port-name-protocol', 'service-entry/port-name-protocol'] }),
    ).toEqual(expected)
  })
})

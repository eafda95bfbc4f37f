import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const patch = (one: unknown): object => ({ configPatches: [one] })
const http = (rest: object): object =>
  patch({ applyTo: 'HTTP_FILTER', patch: { operation: 'MERGE', value: {} }, ...rest })
const MANAGER = 'envoy.filters.network.http_connection_manager'
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    'a plain one',
    http({
      match: {
        context: 'ANY',
        listener: { filterChain: { filter: { name: MANAGER, subFilter: { name: 'envoy.filters.http.router' } } } },
      },
    }),
    [],
  ],
  ['null', patch(null), ['patch spec.configPatches[0]']],
  ['nothing', patch({}), ['patch spec.configPatches[0]']],
  ['no operation', patch({ applyTo: 'CLUSTER', patch: {} }), ['patch spec.configPatches[0].patch']],
  ['no value', patch({ applyTo: 'CLUSTER', patch: { operation: 'ADD' } }), ['patch spec.configPatches[0].patch']],
  ['REMOVE needs none', patch({ applyTo: 'CLUSTER', patch: { operation: 'REMOVE' } }), []],
  ['waypoints', patch({ match: { context: 'WAYPOINT' } }), []],
  [
    'versions',
    http({ match: { proxy: { proxyVersion: '(' } } }),
    ['patch spec.configPatches[0].match.proxy.proxyVersion'],
  ],
  [
    'endless versions',
    http({ match: { proxy: { proxyVersion: 'a'.repeat(2000) } } }),
    ['patch spec.configPatches[0].match.proxy.proxyVersion (doubtful)'],
  ],
  [
    'other matches',
    http({ match: { cluster: {}, routeConfiguration: {} } }),
    ['patch spec.configPatches[0].match.cluster', 'patch spec.configPatches[0].match.routeConfiguration'],
  ],
  [
    'matches of filters',
    http({ match: { listener: { filterChain: { filter: { subFilter: {} } } } } }),
    [
      'patch spec.configPatches[0].match.listener.filterChain.filter',
      'patch spec.configPatches[0].match.listener.filterChain.filter.subFilter',
    ],
  ],
  [
    'sub filters elsewhere',
    patch({
      applyTo: 'NETWORK_FILTER',
      match: { listener: { filterChain: { filter: { name: 'x', subFilter: { name: 'y' } } } } },
      patch: { operation: 'REMOVE' },
    }),
    ['patch spec.configPatches[0].match.listener.filterChain.filter.subFilter'],
  ],
  [
    'sub filters of another filter',
    http({
      match: {
        listener: { filterChain: { filter: { name: 'envoy.filters.network.tcp_proxy', subFilter: { name: 'y' } } } },
      },
    }),
    ['patch spec.configPatches[0].match.listener.filterChain.filter.subFilter'],
  ],
  [
    'filters of a listener',
    patch({
      applyTo: 'LISTENER',
      match: { listener: { filterChain: { filter: { name: 'x' } } } },
      patch: { operation: 'REMOVE' },
    }),
    ['patch spec.configPatches[0].match.listener.filterChain.filter (doubtful)'],
  ],
  [
    'types',
    http({
      patch: {
        operation: 'MERGE',
        value: {
          typed_config: { '@type': 'type.googleapis.com/envoy.config.filter.http.router.v2.Router' },
          list: [{ typed_config: { a: 1 } }],
          typedConfig: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
        },
      },
    }),
    [
      'patch spec.configPatches[0].patch.value.list[0].typed_config',
      "patch spec.configPatches[0].patch.value.typed_config['@type']",
    ],
  ],
  [
    'selectors',
    { workloadSelector: { labels: { a: 'b*' } }, configPatches: [] },
    ['selector spec.workloadSelector.labels.a'],
  ],
]
describe('the fields of an EnvoyFilter', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('envoyfilters.networking.istio.io', spec)).toEqual(expected)
  })
})

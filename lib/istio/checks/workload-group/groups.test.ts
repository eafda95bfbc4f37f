import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { deployment } from '../testing/cast'
import { wire } from '../testing/objects'

const group = (place: string, labels: object | undefined, serviceAccount = ''): object =>
  wire('workloadgroups.networking.istio.io', place, {
    ...(labels === undefined ? {} : { metadata: { labels } }),
    template: { serviceAccount },
  })
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  [
    'an account that nobody has',
    [group('g', { a: 'b' }, 'x')],
    ['workload-group/service-account-not-found W[KIA1701] shop/g spec.template.serviceAccount'],
  ],
  [
    'accounts that are there',
    [
      wire('serviceaccounts', 'x', undefined),
      deployment('d', {}, { template: { spec: { serviceAccountName: 'y' } } }),
      group('g', { a: 'b' }, 'x'),
      group('h', { a: 'c' }, 'y'),
      group('i', { a: 'd' }),
    ],
    [],
  ],
  [
    'equal labels',
    [
      group('g', { a: 'b', c: 'd' }),
      group('h', { c: 'd', a: 'b' }),
      group('x/i', { a: 'b', c: 'd' }),
      group('j', undefined),
    ],
    [
      'workload-group/duplicate-labels W[KIA1702] shop/g spec.metadata.labels',
      'workload-group/duplicate-labels W[KIA1702] shop/h spec.metadata.labels',
    ],
  ],
  [
    'no labels twice',
    [group('g', {}), group('h', {})],
    [
      'workload-group/duplicate-labels W[KIA1702] shop/g spec.metadata.labels',
      'workload-group/duplicate-labels W[KIA1702] shop/h spec.metadata.labels',
    ],
  ],
]
describe('checks of WorkloadGroups', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'workload-group/', {})).toEqual(expected)
  })
})

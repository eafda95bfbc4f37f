import { metricStoreSchema } from '@/lib/config/schema'
import { expect, it } from 'vitest'
import { storeParts } from './store-parts'

const CLUSTERS = ['*']

it.each([
  ['no tenant: the store itself', {}, [['', CLUSTERS]]],
  ['one for everything', { value: 'mesh' }, [['mesh', CLUSTERS]]],
  [
    'one for each cluster, and one for the others',
    { value: 'rest', by_cluster: { east: 'a', west: 'b', north: 'a' } },
    [
      ['rest', CLUSTERS],
      ['a', ['east', 'north']],
      ['b', ['west']],
    ],
  ],
  ['only the clusters’ own where there is no other', { by_cluster: { east: 'a' } }, [['a', ['east']]]],
  [
    'one for each namespace that has its own, each once',
    { value: 'mesh', by_namespace: { shop: 'team', pay: 'team', infra: 'mesh' } },
    [
      ['mesh', CLUSTERS],
      ['team', CLUSTERS],
    ],
  ],
])('a store is asked as: %s', (_, tenant, expected) => {
  const store = metricStoreSchema.parse({ url: 'http://mimir:8080', type: 'mimir', tenant })
  expect(storeParts(store).map((part) => [part.tenant, part.clusters])).toEqual(expected)
})

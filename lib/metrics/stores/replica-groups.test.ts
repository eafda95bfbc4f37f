import type { PromExpression } from '@/lib/promql/expression'
import { expect, it } from 'vitest'
import { askedClusters } from './asked-clusters'
import { replicaGroups } from './replica-groups'

const part = (clusters: readonly string[], tenant = '') => ({ clusters, tenant })

it.each([
  ['different clusters, different groups', [part(['east']), part(['west'])], [0, 1]],
  ['a cluster in both: replicas', [part(['east', 'north']), part(['north'])], [0, 0]],
  ['every cluster is also that one', [part(['*']), part(['west']), part(['*'])], [0, 0, 0]],
  ['replicas of replicas', [part(['a']), part(['b']), part(['a', 'b'])], [0, 0, 0]],
  ['tenants hold different metrics', [part(['*'], 'one'), part(['*'], 'two'), part(['*'], 'one')], [0, 1, 0]],
] as const)('%s', (_, parts, groups) => {
  const found = replicaGroups(parts)
  const same = (numbers: readonly number[]) =>
    parts.map((_one, i) => parts.map((_other, k) => numbers[i] === numbers[k]))
  expect(same(found)).toEqual(same(groups))
})

it('a question tells its clusters only where reporter and cluster of its side are named', () => {
  const selector = (...equal: readonly (readonly [string, string])[]): PromExpression => ({
    kind: 'selector',
    metric: 'm',
    matchers: equal.map(([label, value]) => ({ label, operator: '=', value })),
  })
  const caller = selector(['reporter', 'source'], ['source_cluster', 'east'])
  const server = selector(['reporter', 'destination'], ['destination_cluster', 'west'])
  expect(askedClusters(caller)).toEqual(new Set(['east']))
  expect(askedClusters({ kind: 'binary', operator: 'or', left: caller, right: server })).toEqual(
    new Set(['east', 'west']),
  )
  expect(askedClusters(selector(['reporter', 'source'], ['destination_cluster', 'east']))).toBe('any')
  expect(askedClusters({ kind: 'binary', operator: 'or', left: caller, right: selector() })).toBe('any')
  expect(askedClusters(selector(['source_cluster', 'east']))).toBe('any')
})

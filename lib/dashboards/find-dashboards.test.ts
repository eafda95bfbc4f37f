import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, test } from 'vitest'
import type { Dashboard } from './compose-dashboards'
import { discoveredDashboards, discoveryQuery, namedDashboards } from './find-dashboards'

const dashboard = (name: string, metric?: string): Dashboard => ({
  name,
  title: name.toUpperCase(),
  found_by: 'pod',
  charts: [],
  links: [],
  ...(metric === undefined ? {} : { discover_on: metric }),
})
const ALL = [dashboard('nodejs', 'node_lag'), dashboard('go', 'go_info'), dashboard('part')]
const KNOWN = new Map(ALL.map((one) => [one.name, one]))

describe('dashboards named by annotations', () => {
  test.each([
    [[{ 'pharos.dev/dashboards': 'go, nodejs,go' }], ['go', 'nodejs']],
    [[{ 'kiali.io/dashboards': 'nodejs' }], ['nodejs']],
    [[{ 'kiali.io/dashboards': 'nodejs' }, { 'pharos.dev/dashboards': 'go' }], ['go']],
    [[{ 'pharos.dev/dashboards': '', 'kiali.io/dashboards': 'nodejs' }], []],
    [[{ 'pharos.dev/dashboards': 'constructor,<b>,part' }], ['part']],
    [[{ other: 'go' }], []],
  ])('%j names %j', (annotations, names) => {
    expect(namedDashboards(annotations, KNOWN)).toEqual(names)
  })
})

describe('dashboards found by a metric', () => {
  test('all of them are looked for in one question', () => {
    const query = discoveryQuery(ALL, [{ label: 'namespace', operator: '=', value: 'shop' }])
    expect(query === undefined ? '' : printExpression(query)).toBe(
      'count by (__name__) ({__name__=~"go_info|node_lag", namespace="shop"})',
    )
    expect(discoveryQuery([dashboard('part')], [])).toBeUndefined()
  })

  test('those are there whose metric is there, by title', () => {
    const series = ['node_lag', 'go_info', 'up'].map((name) => ({ labels: { __name__: name }, value: 1 }))
    expect(discoveredDashboards(ALL, series)).toEqual(['go', 'nodejs'])
    expect(discoveredDashboards(ALL, [])).toEqual([])
  })
})

import { lookupOf, shopSnapshot } from '@/lib/config-objects/testing/lookup'
import { object } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, test } from 'vitest'
import { buildConfigRows } from './build-config-rows'
import { checkedRow } from './checked-row'
import { columnValue } from './columns'
import { filterRows } from './filter-rows'
import { groupRows } from './group-rows'
import type { ConfigRow, RowFinding } from './model'
import { orderRows } from './order-rows'
import { readRowFilter } from './read-row-filter'
import { kubectlOf, refOf, rowHref } from './row-links'
import { readListView } from '@/lib/url/list-view'
import { visibleConfigRows } from './visible-config-rows'

const SNAPSHOT = shopSnapshot({
  'virtualservices.networking.istio.io': [
    object('web', { spec: { hosts: ['web', 'web.bank.svc'], http: [{ route: [{ destination: { host: 'web' } }] }] } }),
  ],
  'peerauthentications.security.istio.io': [
    object('strict', { spec: { selector: { matchLabels: { app: 'web' } } } }),
    object('default', { metadata: { namespace: 'bank' } }),
  ],
  'gatewayclasses.gateway.networking.k8s.io': [object('istio', { metadata: { namespace: '' } })],
})
const WARNING: RowFinding = { check: 'virtual-service/x', aliases: ['KIA1101'], severity: 'warning', message: 'It is.' }
const ERROR: RowFinding = { ...WARNING, check: 'peer-authentication/y', aliases: [], severity: 'error' }

function rowsWith(findingsOf?: (kind: string) => readonly RowFinding[]): readonly ConfigRow[] {
  const rows = buildConfigRows({ cluster: 'east', snapshot: SNAPSHOT, lookup: lookupOf(SNAPSHOT) })
  return findingsOf === undefined ? rows : rows.map((row) => checkedRow(row, findingsOf(row.kind)))
}
const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name)
const filterOf = (query: string) => readRowFilter(readListView(new URLSearchParams(query)))

test('a row tells what the object applies to, and how many of its references lead nowhere', () => {
  const row = rowsWith().find(({ name }) => name === 'web')
  expect(row).toMatchObject({ status: 'unchecked', broken: 1, appliesToCount: 2, services: ['shop/web'] })
  expect(row?.appliesTo.map(({ namespace, name, missing }) => [namespace, name, missing])).toEqual([
    ['bank', 'web', true],
    ['shop', 'web', false],
  ])
})

test('a policy on workloads is about the services that lead to them', () => {
  expect(rowsWith().find(({ name }) => name === 'strict')?.services).toEqual(['shop/web'])
})

describe('the status', () => {
  test('is that of the worst finding, valid where there is none, and not known where nobody looked', () => {
    const rows = rowsWith((kind) =>
      kind.startsWith('virtual') ? [WARNING, ERROR] : kind.startsWith('peer') ? [WARNING] : [],
    )
    expect(orderRows(rows).map(({ name, status }) => [name, status])).toEqual([
      ['web', 'error'],
      ['default', 'warning'],
      ['strict', 'warning'],
      ['istio', 'valid'],
    ])
    expect(new Set(rowsWith().map(({ status }) => status))).toEqual(new Set(['unchecked']))
  })

  test('and the codes of findings narrow the rows', () => {
    const rows = rowsWith((kind) => (kind.startsWith('virtual') ? [WARNING] : []))
    expect(namesOf(filterRows('config', rows, filterOf('code=kia1101')))).toEqual(['web'])
    expect(namesOf(filterRows('config', rows, filterOf('status=warning')))).toEqual(['web'])
    expect(namesOf(filterRows('config', rows, filterOf('kind=gatewayclasses.gateway.networking.k8s.io')))).toEqual([
      'istio',
    ])
    expect(filterRows('config', rows, filterOf('managed=none'))).toHaveLength(4)
  })
})

test('rows of invisible namespaces are left out, and so is what others apply to there', () => {
  const rows = visibleConfigRows(rowsWith(), ['shop'])
  expect(namesOf(rows)).toEqual(['strict', 'web'])
  expect(rows.find(({ name }) => name === 'web')).toMatchObject({
    appliesToCount: 1,
    appliesTo: [{ namespace: 'shop' }],
  })
  expect(visibleConfigRows(rowsWith(), '*')).toHaveLength(4)
})

describe('groups', () => {
  test('stand in the order of their names, those of none last', () => {
    const { rows, groups } = groupRows(rowsWith(), 'service')
    expect(groups).toEqual([
      { first: 0, name: 'shop/web', count: 2 },
      { first: 2, name: null, count: 2 },
    ])
    expect(namesOf(rows)).toEqual(['strict', 'web', 'istio', 'default'])
    expect(groupRows(rowsWith(), 'kind').groups.map(({ name }) => name)).toEqual([
      'GatewayClass',
      'PeerAuthentication',
      'VirtualService',
    ])
  })

  test('repeat a row of several, each time with another id', () => {
    const [row] = rowsWith()
    const twice = groupRows(row === undefined ? [] : [{ ...row, services: ['a/x', 'b/y'] }], 'service').rows
    expect(new Set(twice.map(({ id }) => id)).size).toBe(2)
  })
})

test('a row leads to its page and names itself to kubectl', () => {
  const rows = rowsWith()
  const web = rows.find(({ name }) => name === 'web')
  const gatewayClass = rows.find(({ name }) => name === 'istio')
  if (web === undefined || gatewayClass === undefined) throw new Error('The rows are not there.')
  const window = { duration: 300, at: null, refresh: null } as const
  expect(rowHref(web, window)).toBe('/config/shop/virtualservices.networking.istio.io/web?cluster=east')
  expect(rowHref(gatewayClass, window)).toBe('/config/_/gatewayclasses.gateway.networking.k8s.io/istio?cluster=east')
  expect(refOf(web)).toBe('config:shop/virtualservices.networking.istio.io/web')
  expect(kubectlOf(web)).toBe('kubectl get virtualservices.networking.istio.io web --namespace shop --output yaml')
  expect(columnValue(web, 'applies')).toBe('bank/web shop/web')
})

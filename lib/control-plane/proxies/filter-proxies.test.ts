import { snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, test } from 'vitest'
import { namespace, plainPod, REVISIONS, sidecarPod, syncOf } from '../testing/proxied-pods'
import { buildProxies } from './build-proxies'
import { countProxies } from './count-proxies'
import { filterProxies, type ProxyFilter } from './filter-proxies'
import { parseProxiesRequest } from './parse-proxies-request'

const ALL: ProxyFilter = { text: '', issues: [], versions: [], namespace: null, revision: null }
const far = { namespace: 'far' }
const { rows } = buildProxies({
  cluster: 'east',
  snapshot: snapshotOf({
    namespaces: [namespace('shop', { 'istio-injection': 'enabled' }), namespace('far', { 'istio.io/rev': 'canary' })],
    pods: [
      sidecarPod('well'),
      sidecarPod('old', { version: '1.30.4' }),
      plainPod('bare'),
      sidecarPod('lags'),
      sidecarPod('moved', far),
      sidecarPod('new', { ...far, revision: 'canary', version: '1.32.0' }),
    ],
  }),
  isVisible: () => true,
  controlPlaneNamespaces: new Set(),
  revisions: REVISIONS,
  sync: {
    proxies: [
      ...['well', 'old'].map((name) => syncOf(name)),
      syncOf('lags', { states: { ...syncOf('lags').states, rds: 'stale' } }),
      ...['moved', 'new'].map((name) => syncOf(name, far)),
    ],
    complete: true,
  },
})

describe('the rows that are left', () => {
  test.each([
    ['all', {}, ['lags', 'bare', 'moved', 'old', 'new', 'well']],
    ['words in any order', { text: 'SHOP ol' }, ['old']],
    ['out of sync', { issues: ['out-of-sync'] }, ['lags']],
    ['another version', { issues: ['version'] }, ['old']],
    ['to be restarted', { issues: ['restart'] }, ['bare', 'moved', 'old']],
    ['without a proxy, or out of sync', { issues: ['missing', 'out-of-sync'] }, ['lags', 'bare']],
    ['of a version', { versions: ['1.30.4', '1.32.0'] }, ['old', 'new']],
    ['of a namespace', { namespace: 'far' }, ['moved', 'new']],
    ['that run or ask for a revision', { revision: 'canary' }, ['moved', 'new']],
  ] as const)('%s', (_, filter, pods) => {
    expect(filterProxies(rows, { ...ALL, ...filter }).map(({ pod }) => pod)).toEqual(pods)
  })
})

describe('what a question says', () => {
  test.each([
    ['', {}],
    ['state=missing,version&revision=canary', { issues: ['version', 'missing'], revision: 'canary' }],
    ['version=1.31.1,1.30.4&namespace=shop', { versions: ['1.31.1', '1.30.4'], namespace: 'shop' }],
  ])('%s', (query, filter) => {
    expect(parseProxiesRequest(new URLSearchParams(query))).toEqual({ ok: true, value: { ...ALL, ...filter } })
  })

  test.each([
    ['state=lost', 'state'],
    ['state=missing,missing,lost', 'state'],
    ['colour=red', 'colour'],
    ['revision=a&revision=b', 'revision'],
  ])('%s is refused', (query, parameter) => {
    expect(parseProxiesRequest(new URLSearchParams(query))).toMatchObject({
      ok: false,
      error: { code: 'bad_request', details: { parameter } },
    })
  })
})

test('what there is to choose among: pods without a proxy have no version', () => {
  expect(countProxies(rows)).toEqual({
    versions: [
      { version: '1.31.1', count: 3 },
      { version: '1.30.4', count: 1 },
      { version: '1.32.0', count: 1 },
    ],
    issues: { 'out-of-sync': 1, version: 1, restart: 3, missing: 1 },
    namespaces: ['far', 'shop'],
    revisions: ['canary', 'default'],
  })
})

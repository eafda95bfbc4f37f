import { describe, expect, test } from 'vitest'
import type { GrafanaDashboard } from '@/lib/ports/grafana'
import type { LinkTarget } from './link-target'
import { readLinkTarget } from './link-target'
import { ISTIO_DASHBOARDS, type LinkSettings, needsNumbers, planLinks } from './plan-links'

const SETTINGS: LinkSettings = {
  grafana: 'https://grafana.example/g',
  entries: ISTIO_DASHBOARDS,
  datasourceUid: '',
  orgId: 0,
  templates: [],
}
const FOUND = ISTIO_DASHBOARDS.map(({ title = '' }, i) => ({ uid: `u${i}`, title }))
const PLACE = { controlPlane: false, domain: 'svc.cluster.local', window: { from: 'now-5m', to: 'now' } }
const workload = { kind: 'workload', namespace: 'shop', name: 'cart-v1' } as const
const plan = (
  settings: Partial<LinkSettings>,
  target: LinkTarget = workload,
  found: readonly GrafanaDashboard[] | undefined = FOUND,
) => planLinks({ ...SETTINGS, ...settings }, found, { ...PLACE, target })

describe('links to Grafana', () => {
  test('of a workload: its dashboard, with its variables and the window', () => {
    expect(plan({}).links).toEqual([
      {
        from: 'grafana',
        title: 'Istio Workload Dashboard',
        url: 'https://grafana.example/g/d/u5?var-namespace=shop&var-workload=cart-v1&from=now-5m&to=now',
      },
    ])
  })

  test('of a service by the name that proxies report', () => {
    const [link] = plan({ orgId: 2, datasourceUid: 'prom' }, { kind: 'service', namespace: 'shop', name: 'cart' }).links
    const { searchParams } = new URL(link?.url ?? '')
    expect(searchParams.get('var-service')).toBe('cart.shop.svc.cluster.local')
    expect(searchParams.get('orgId')).toBe('2')
    expect(searchParams.get('var-datasource')).toBe('prom')
  })

  test('from the control plane’s namespace to those of mesh and control plane, from others to none', () => {
    const target = { kind: 'namespace', namespace: 'istio-system', name: '' } as const
    const own = planLinks(SETTINGS, FOUND, { ...PLACE, target, controlPlane: true })
    expect(own.links.map(({ title }) => title)).toEqual([
      'Istio Mesh Dashboard',
      'Istio Control Plane Dashboard',
      'Istio Performance Dashboard',
      'Istio Wasm Extension Dashboard',
    ])
    expect(plan({}, target)).toEqual({ links: [], missing: [] })
  })

  test('one that Grafana does not have is said, and no link (S25)', () => {
    expect(plan({}, workload, [])).toEqual({ links: [], missing: ['Istio Workload Dashboard'] })
  })

  test('nothing is called missing where Grafana did not answer, or is not there', () => {
    expect(planLinks(SETTINGS, undefined, { ...PLACE, target: workload })).toEqual({ links: [], missing: [] })
    expect(plan({ grafana: null })).toEqual({ links: [], missing: [] })
  })

  test('a uid beats a title, and a title is found whatever its case', () => {
    const entries = [
      { uid: 'mine', title: 'x', on: ['workload'], variables: {} },
      { title: ' my board', on: ['workload'], variables: {} },
    ] as const
    const found = [
      { uid: 'mine', title: 'Renamed' },
      { uid: 'other', title: 'My Board' },
    ]
    expect(plan({ entries }, workload, found).links.map(({ title }) => title)).toEqual(['Renamed', 'My Board'])
  })

  test('a renamed one is found by the number under which it is published, unless the title is there', () => {
    const entries = [{ id: 7630, title: 'Istio Workload Dashboard', on: ['workload'], variables: {} }] as const
    const renamed = { uid: 'ours', title: 'Our workloads', publishedAs: 7630 }
    const copy = { uid: 'copy', title: 'Istio Workload Dashboard' }
    expect(plan({ entries }, workload, [renamed]).links.map(({ title }) => title)).toEqual(['Our workloads'])
    expect(plan({ entries }, workload, [renamed, copy]).links.map(({ title }) => title)).toEqual([copy.title])
    expect(needsNumbers(entries, [copy])).toBe(false)
    expect(needsNumbers(entries, [{ uid: 'x', title: 'X' }])).toBe(true)
  })

  test('of the mesh as a whole: those of mesh and control plane, and no thing', () => {
    const { links } = plan({}, { kind: 'mesh', namespace: '', name: '' })
    expect(links.map(({ title }) => title)).toEqual([
      'Istio Mesh Dashboard',
      'Istio Control Plane Dashboard',
      'Istio Performance Dashboard',
      'Istio Wasm Extension Dashboard',
    ])
    expect(links[0]?.url).not.toContain('undefined')
  })

  test('names from the cluster end no part of the address', () => {
    const target = { ...workload, name: 'a&var-namespace=secret#x"><script>' }
    const [link] = plan({}, target).links
    const url = new URL(link?.url ?? '')
    expect(url.searchParams.getAll('var-namespace')).toEqual(['shop'])
    expect(url.searchParams.get('var-workload')).toBe(target.name)
    expect(url.hash).toBe('')
  })

  test('a uid from Grafana is one part of the path', () => {
    const found = [{ uid: '../../evil?x', title: 'Istio Workload Dashboard' }]
    expect(new URL(plan({}, workload, found).links[0]?.url ?? '').pathname).toBe('/g/d/..%2F..%2Fevil%3Fx')
  })
})

test('templates are filled for the kinds they are for', () => {
  const templates = [{ title: 'Wiki', url: 'https://wiki/{namespace}/{workload}', on: ['workload' as const] }]
  expect(plan({ templates, entries: [] }).links).toEqual([
    { from: 'template', title: 'Wiki', url: 'https://wiki/shop/cart-v1' },
  ])
  expect(plan({ templates }, { kind: 'namespace', namespace: 'shop', name: '' }).links).toEqual([])
})

test.each([
  ['workload:shop/cart', { kind: 'workload', namespace: 'shop', name: 'cart' }],
  ['service:shop/a.b/c', { kind: 'service', namespace: 'shop', name: 'a.b/c' }],
  ['namespace:shop', { kind: 'namespace', namespace: 'shop', name: '' }],
  ['namespace:shop/x', undefined],
  ['workload:shop', undefined],
  ['constructor:shop/x', undefined],
  ['namespace:..', undefined],
  ['mesh', { kind: 'mesh', namespace: '', name: '' }],
  ['mesh:x', undefined],
  ['', undefined],
])('%s names %j', (text, target) => {
  expect(readLinkTarget(text)).toEqual(target)
})

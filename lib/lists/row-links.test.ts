import { describe, expect, it } from 'vitest'
import { graphHref, kubectlOf, refOf, rowHref, rowTabs } from './row-links'
import { serviceRow, workloadRow } from './testing/rows'

const WINDOW = { duration: 60, at: null, refresh: null } as const
const entry = serviceRow('pay', { kind: 'external' })

describe('the links of a row', () => {
  it('keep the window', () => {
    expect(rowHref(workloadRow('cart-v1'), WINDOW)).toBe('/workloads/shop/cart-v1?cluster=east&duration=1m')
    expect(graphHref(workloadRow('cart-v1'), WINDOW)).toBe('/graph?focus=workload:shop/cart-v1&duration=1m')
  })

  it('lead to metrics, logs, traces and the split of what has them', () => {
    expect(rowTabs(workloadRow('cart-v1'), WINDOW).map(({ page }) => page)).toEqual([
      'traffic',
      'inboundMetrics',
      'outboundMetrics',
      'logs',
      'traces',
      'mtls',
      'newPolicy',
    ])
    expect(rowTabs(serviceRow('cart'), WINDOW).map(({ href }) => href)).toEqual([
      '/services/shop/cart?cluster=east&duration=1m&tab=traffic',
      '/services/shop/cart?cluster=east&duration=1m&tab=inbound',
      '/services/shop/cart?cluster=east&duration=1m&tab=traces',
      '/services/shop/cart/split?cluster=east&duration=1m',
      '/services/shop/cart/route/request-routing?cluster=east&duration=1m',
      '/services/shop/cart/route/delete?cluster=east&duration=1m',
      '/services/shop/cart/route/mtls',
      '/config/new/authorizationpolicies.security.istio.io?namespace=shop&service=cart',
    ])
    expect(rowTabs(entry, WINDOW)).toEqual([])
  })

  it('lead from an entry, which has no page, to the graph of its namespace', () => {
    expect(rowHref(entry, WINDOW)).toBeNull()
    expect(graphHref(entry, WINDOW)).toBe('/graph?namespaces=shop&duration=1m')
    expect(refOf(entry)).toBe('entry:shop/pay')
  })

  it('copy a command for names that a shell takes as they stand, and none else', () => {
    expect(kubectlOf(workloadRow('cart-v1'))).toBe('kubectl describe deployment cart-v1 --namespace shop')
    expect(kubectlOf(entry)).toBe('kubectl describe serviceentry pay --namespace shop')
    for (const name of ['$(reboot)', '-f', 'a b', 'a;b', 'a`b`', "a'b", '']) {
      expect(kubectlOf(workloadRow(name))).toBeNull()
    }
  })
})

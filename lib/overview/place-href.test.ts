import { describe, expect, it } from 'vitest'
import { placeHref } from './place-href'

const WINDOW = { duration: 3600, at: null, refresh: null }

describe('where a place leads', () => {
  it.each([
    ['workload', '/workloads/shop/a%2Fb?cluster=east&duration=1h'],
    ['app', '/applications/shop/a%2Fb?cluster=east&duration=1h'],
    ['service', '/services/shop/a%2Fb?cluster=east&duration=1h'],
    ['entry', '/services?namespaces=shop&duration=1h&q=a/b'],
  ] as const)('of a %s is %s', (kind, href) => {
    expect(placeHref({ kind, cluster: 'east', namespace: 'shop', name: 'a/b' }, WINDOW)).toBe(href)
  })
})

import { describe, expect, it } from 'vitest'
import { findBadParameters } from './find-bad-parameters'
import { newObjectPath, newObjectViewParsers } from './new-object-view'

const bad = (query: string) =>
  findBadParameters(new URLSearchParams(query), newObjectViewParsers).map(({ name }) => name)

describe('the page that makes an object', () => {
  it('is reached from a place, and says nothing of what is usual', () => {
    expect(newObjectPath('gateways.networking.istio.io')).toBe('/config/new/gateways.networking.istio.io')
    const view = { namespace: 'shop', workload: 'cart&v1', template: 'allow-caller' } as const
    expect(newObjectPath('x', view)).toBe('/config/new/x?namespace=shop&workload=cart%26v1')
  })

  it('takes names that something can have', () => {
    expect(bad('namespace=shop&workload=cart-v1&service=api.example.com&template=deny-all&caller=cluster.local/ns/a/sa/b')).toEqual([]) // prettier-ignore
  })

  it.each([
    ['namespace=Shop', 'namespace'],
    ['namespace=', 'namespace'],
    ['workload=a%2Fb', 'workload'],
    ['workload=a%0Ab', 'workload'],
    ['service=%E2%80%AEx', 'service'],
    [`service=${'a'.repeat(254)}`, 'service'],
    ['template=allow-all', 'template'],
    ['caller=a%20b', 'caller'],
  ])('names the parameter of %s', (query, name) => {
    expect(bad(query)).toEqual([name])
  })
})

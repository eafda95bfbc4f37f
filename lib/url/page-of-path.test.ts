import { anyText } from '@/lib/std/testing/any-text'
import { THING_KINDS } from '@/lib/mesh/thing-ref'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namespacePath, thingPath } from './details-view'
import { pageOfPath } from './page-of-path'

describe('pageOfPath', () => {
  it('reads back what paths of things are written from, whatever their names', () => {
    const name = anyText.filter((text) => text !== '' && !/\p{Surrogate}/u.test(text))
    fc.assert(
      fc.property(fc.constantFrom(...THING_KINDS), name, (kind, of) => {
        const thing = { kind, namespace: 'shop', name: of }
        expect(pageOfPath(thingPath(thing))).toEqual({ kind: 'thing', thing })
      }),
    )
    expect(pageOfPath(namespacePath('shop'))).toEqual({ kind: 'namespace', namespace: 'shop' })
    expect(pageOfPath('/traces/0af7651916cd43dd')).toEqual({ kind: 'trace', id: '0af7651916cd43dd' })
  })

  it.each([
    '',
    '/',
    '/graph',
    '/workloads',
    '/workloads/shop',
    '/workloads/shop/a/b',
    '/nowhere/shop/a',
    '/workloads/SHOP/a',
  ])('says of %s that it is about no one thing', (path) => {
    expect(pageOfPath(path)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(anyText, (text) => void pageOfPath(`/workloads/${text}`)))
    expect(pageOfPath('/workloads/shop/%E0%A4%A')).toBeUndefined()
  })
})

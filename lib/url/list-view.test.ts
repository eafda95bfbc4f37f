import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBadParameters } from './find-bad-parameters'
import { ALL_FIELDS, listApiParams, listViewParsers, readListView, writeListView } from './list-view'

describe('the address of a list', () => {
  it('holds nothing of a view that is as usual', () => {
    expect(writeListView(readListView(''))).toBe('')
  })

  it.each([
    'health=failure,degraded&type=Deployment&labels=app%3Dcart,web;!version&labelop=or&sort=-rate&q=cart',
    'cols=health,name,rate&mesh=in&mode=ambient',
  ])('is read as it was written: %s', (query) => {
    const view = readListView(`?${query}`)
    expect(readListView(writeListView(view))).toEqual(view)
  })

  it('falls back for a bad value, which is named', () => {
    const query = new URLSearchParams({ health: 'bad', labels: 'a b', cols: 'nope', type: 'Deployment' })
    expect(readListView(query)).toMatchObject({ health: [], labels: [], cols: [], type: ['Deployment'] })
    expect(findBadParameters(query, listViewParsers).map(({ name }) => name)).toEqual(['health', 'labels', 'cols'])
  })

  it('is never read with an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(listViewParsers)), fc.string({ unit: 'binary' }), (name, text) => {
        const view = readListView(new URLSearchParams([[name, text]]))
        expect(readListView(writeListView(view))).toEqual(view)
      }),
    )
  })
})

describe('the question to the API', () => {
  it('is the same for views that differ only in how they are shown', () => {
    const a = readListView('?namespaces=b,a&sort=-rate&health=failure')
    const b = readListView('?namespaces=a,b&q=x')
    expect(listApiParams(a, ALL_FIELDS).toString()).toBe(listApiParams(b, ALL_FIELDS).toString())
    expect(listApiParams(readListView('?namespaces=*'), 'none').toString()).toBe('duration=300s&fields=none')
  })
})

import { placesOf } from '@/lib/graph/testing/drawings'
import { afterEach, expect, test, vi } from 'vitest'
import { arePlacesKept } from './are-places-kept'
import { PlaceStorage } from './place-storage'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

test('places of a view are found whoever they belong to, and only those of this view', () => {
  expect(arePlacesKept('shop')).toBe(false)
  const storage = new PlaceStorage('u1')
  const places = placesOf({ a: [0, 0] })
  storage.keep('shop', () => ({ layout: 'layered', viewport: null, places, pinned: new Set(), left: new Set() }), [])
  storage.flush()
  expect(arePlacesKept('shop')).toBe(true)
  expect(arePlacesKept('op')).toBe(false)
})

test('a browser that refuses its storage keeps none', () => {
  vi.spyOn(Storage.prototype, 'key').mockImplementation(() => {
    throw new Error('refused')
  })
  localStorage.setItem('x', 'y')
  expect(arePlacesKept('shop')).toBe(false)
})

import { placesOf } from '@/lib/graph/testing/drawings'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type PlaceDraft, PlaceStorage } from './place-storage'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

const draft = (x: number, pinned: readonly string[] = []): PlaceDraft => ({
  ...{ layout: 'layered', viewport: null, places: placesOf({ a: [x, 0], b: [x, 1] }) },
  ...{ pinned: new Set(pinned), left: new Set() },
})

function keep(storage: PlaceStorage, view: string, kept: PlaceDraft, touched: readonly string[] = []): void {
  storage.keep(view, () => kept, touched)
  storage.flush()
}

const keyOf = (view: string): string =>
  Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '').find((key) =>
    key.endsWith(`:places:${view}`),
  ) ?? 'none'

describe('places in the browser', () => {
  test('another document reads what one has kept', () => {
    keep(new PlaceStorage('user-1'), '1|app|a,b', draft(5, ['a']))
    expect(new PlaceStorage('user-1').read('1|app|a,b')).toMatchObject({ ...draft(5, ['a']), view: '1|app|a,b' })
  })

  test('users and views do not see each other', () => {
    keep(new PlaceStorage('user-1'), 'v', draft(5))
    expect([new PlaceStorage('user-2').read('v'), new PlaceStorage('user-1').read('w')]).toEqual([undefined, undefined])
  })

  test.each(['', '{', 'null', '{"schema":2}', '{"schema":1,"view":"v"}'])('the broken record %j is ignored', (text) => {
    const storage = new PlaceStorage('user-1')
    keep(storage, 'v', draft(5))
    localStorage.setItem(keyOf('v'), text)
    expect(storage.read('v')).toBeUndefined()
    keep(storage, 'v', draft(6))
    expect(storage.read('v')?.places.get('a')).toEqual({ x: 6, y: 0 })
  })

  test('a record that lies under the name of another view is ignored', () => {
    const storage = new PlaceStorage('user-1')
    keep(storage, 'v', draft(5))
    localStorage.setItem(keyOf('v').replace(/v$/, 'w'), localStorage.getItem(keyOf('v')) ?? '')
    expect(storage.read('w')).toBeUndefined()
  })

  test('a window that only looks on does not take away what another one pinned', () => {
    const [one, other] = [new PlaceStorage('user-1'), new PlaceStorage('user-1')]
    keep(one, 'v', draft(5))
    keep(other, 'v', draft(70, ['a']), ['a'])
    keep(one, 'v', draft(5))
    expect(one.read('v')?.pinned).toEqual(new Set(['a']))
    expect(one.read('v')?.places.get('a')).toEqual({ x: 70, y: 0 })
  })

  test('31 views leave the one out that was used longest ago', () => {
    const storage = new PlaceStorage('user-1')
    for (let index = 0; index < 30; index += 1) keep(storage, `v${index}`, draft(index))
    storage.read('v0')
    keep(storage, 'v30', draft(30))
    expect([storage.read('v0'), storage.read('v1'), storage.read('v30')].map((record) => record !== undefined)).toEqual(
      [true, false, true],
    )
  })

  test('views whose list was lost count as used longest ago', () => {
    const storage = new PlaceStorage('user-1')
    for (let index = 0; index < 30; index += 1) keep(storage, `v${index}`, draft(index))
    localStorage.setItem(keyOf('v0').replace(':v0', ''), '{')
    for (let index = 30; index < 60; index += 1) keep(storage, `v${index}`, draft(index))
    expect([storage.read('v29'), storage.read('v59')].map((record) => record !== undefined)).toEqual([false, true])
  })

  test('a full storage gives up the oldest views for the one in use', () => {
    const storage = new PlaceStorage('user-1')
    for (const view of ['old', 'older than none']) keep(storage, view, draft(1))
    const set = localStorage.setItem.bind(localStorage)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation((key, value) => {
      const isFull = localStorage.length >= 3 && localStorage.getItem(key) === null
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      set(key, value)
    })
    keep(storage, 'new', draft(2))
    expect([
      storage.read('new')?.places.size,
      storage.read('old'),
      storage.read('older than none')?.places.size,
    ]).toEqual([2, undefined, 2])
  })

  test('where nothing can be stored nothing fails, and a pin waits for the next chance', () => {
    const storage = new PlaceStorage('user-1')
    keep(storage, 'v', draft(1))
    const refused = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
    keep(storage, 'v', draft(2, ['a']), ['a'])
    refused.mockRestore()
    keep(storage, 'v', draft(3, ['a']))
    expect(storage.read('v')?.pinned).toEqual(new Set(['a']))
  })

  test('a page that is left writes what waits', () => {
    const storage = new PlaceStorage('user-1')
    storage.keep('v', () => draft(4), [])
    expect(storage.read('v')).toBeUndefined()
    window.dispatchEvent(new Event('pagehide'))
    expect(storage.read('v')?.places.get('a')).toEqual({ x: 4, y: 0 })
  })

  test('what has not changed is not written again', () => {
    const storage = new PlaceStorage('user-1')
    keep(storage, 'v', draft(4))
    const set = vi.spyOn(Storage.prototype, 'setItem')
    keep(storage, 'v', draft(4))
    expect(set).not.toHaveBeenCalled()
  })
})

import type { SentenceId } from '@/lib/istio/edit/words/sentence'
import type { ChangeRow } from '@/lib/url/edit-types'
import { expect, test } from 'vitest'
import { findRecentSplit, splitChanges } from './split-changes'

const PLACE = { kind: 'virtualservices.networking.istio.io', namespace: 'shop', name: 'cart' }

function change(
  id: string,
  word: SentenceId,
  more: { readonly name?: string; readonly result?: 'applied' | 'refused'; readonly action?: 'create' } = {},
): ChangeRow {
  const { name = 'cart', result = 'applied', action = 'update' as const } = more
  const object = {
    ...PLACE,
    name,
    action,
    wireKind: 'VirtualService',
    words: [{ id: word, values: {}, at: [] }],
    outcome: result,
    refusal: null,
  }
  const about = { objects: [object], result, requestId: '', undoOf: null, undoneBy: null, revertedBy: null }
  return { id, at: '2026-01-05T14:00:00Z', user: 'ann', about }
}

test('of all changes those that were made and changed shares of the service, so many at most', () => {
  const changes = [
    change('split', 'shares'),
    change('created', 'created'),
    change('refused', 'shares', { result: 'refused' }),
    change('elsewhere', 'shares', { name: 'other' }),
    { id: 'sealed', at: '', user: '' },
    change('of a route', 'sharesOfRoute'),
    change('beyond', 'shares'),
  ]
  expect(splitChanges(changes, [PLACE], 2).map(({ id }) => id)).toEqual(['split', 'of a route'])
})

test('the split that may still be looked after is the newest that set shares or made an object', () => {
  const now = Date.parse('2026-01-05T14:05:00Z')
  const recent = (...changes: readonly ChangeRow[]) => findRecentSplit(changes, [PLACE], now)?.id
  const old = change('old', 'shares')
  expect(recent(change('timeout', 'timeoutChanged'), change('elsewhere', 'shares', { name: 'other' }), old)).toBe('old')
  expect(recent(change('refused', 'shares', { result: 'refused' }), change('new', 'created', { action: 'create' }), old)).toBe('new') // prettier-ignore
  expect(recent({ ...old, at: '2026-01-05T13:00:00Z' })).toBeUndefined()
})

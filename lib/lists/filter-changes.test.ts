import type { ChangesView } from '@/lib/url/changes-view'
import type { ChangeRow } from '@/lib/url/edit-types'
import { describe, expect, test } from 'vitest'
import { changeChoices, filterChanges, resultOf } from './filter-changes'

type About = NonNullable<ChangeRow['about']>
const BY = { manager: 'argocd-controller', at: '2026-01-05T14:05:12Z' }

const WEB: About['objects'][number] = {
  action: 'update',
  kind: 'virtualservices.networking.istio.io',
  wireKind: 'VirtualService',
  namespace: 'shop',
  name: 'web',
  words: [],
  outcome: 'applied',
  refusal: null,
}
const GATEWAY = { ...WEB, kind: 'gateways.networking.istio.io', wireKind: 'Gateway' }

function about(part: Partial<About>): About {
  return { objects: [WEB], result: 'applied', requestId: '', undoOf: null, undoneBy: null, revertedBy: null, ...part }
}
const row = (id: string, user: string, part?: Partial<About>): ChangeRow => ({
  id,
  at: '2026-01-05T14:00:00Z',
  user,
  ...(part === undefined ? {} : { about: about(part) }),
})
const CHANGES = [
  row('a', 'ann', {}),
  row('b', 'bob', { objects: [{ ...WEB, namespace: 'bank' }], result: 'refused' }),
  row('c', 'ann', { objects: [WEB, GATEWAY], undoneBy: 'x' }),
  row('d', 'bob', { revertedBy: BY }),
  row('e', 'eve'),
]
const VIEW: ChangesView = { who: null, namespaces: [], kind: null, result: null }

describe('the changes that are shown', () => {
  test.each<[Partial<ChangesView>, string]>([
    [{}, 'abcde'],
    [{ who: 'ann' }, 'ac'],
    [{ who: 'eve' }, 'e'],
    [{ namespaces: ['bank'] }, 'b'],
    [{ namespaces: ['bank', 'shop'] }, 'abcd'],
    [{ namespaces: ['*'] }, 'abcde'],
    [{ kind: 'gateways.networking.istio.io' }, 'c'],
    [{ result: 'applied' }, 'a'],
    [{ result: 'refused' }, 'b'],
    [{ result: 'undone' }, 'c'],
    [{ result: 'reverted' }, 'd'],
    [{ who: 'ann', result: 'refused' }, ''],
  ])('%j are %s', (part, ids) => {
    expect(filterChanges(CHANGES, { ...VIEW, ...part }).map(({ id }) => id).join('')).toBe(ids) // prettier-ignore
  })
})

test('one chooses among what there is', () => {
  expect(changeChoices(CHANGES)).toEqual({
    who: ['ann', 'bob', 'eve'],
    namespaces: ['bank', 'shop'],
    kinds: [
      { id: 'gateways.networking.istio.io', title: 'Gateway' },
      { id: 'virtualservices.networking.istio.io', title: 'VirtualService' },
    ],
  })
})

test('what was taken back after it had been reverted counts as undone', () => {
  expect(resultOf(about({ undoneBy: 'x', revertedBy: BY }))).toBe('undone')
})

import type { ChangeRow } from '@/lib/url/edit-types'
import { describe, expect, it } from 'vitest'
import { findLatestChange } from './find-latest-change'

const NOW = Date.parse('2026-01-05T14:10:00Z')

function change(at: string, places: string, result: 'applied' | 'refused' = 'applied'): ChangeRow {
  const objects = places.split(' ').map((namespace) => ({
    action: 'update' as const,
    kind: 'virtualservices.networking.istio.io',
    wireKind: 'VirtualService',
    namespace,
    name: `of-${at}`,
    words: [],
    outcome: result,
    refusal: null,
  }))
  const about = { objects, result, requestId: '', undoOf: null, undoneBy: null, revertedBy: null }
  return { id: at, at: `2026-01-05T${at}:00Z`, user: 'ann', about }
}

describe('the change that a page about namespaces tells of', () => {
  const changes: readonly ChangeRow[] = [
    { id: 'sealed', at: '2026-01-05T14:09:30Z', user: 'eve' },
    change('14:09', 'bank', 'refused'),
    change('14:08', ''),
    change('14:07', 'shop'),
    change('14:06', 'far bank'),
    change('13:40', 'old'),
  ]
  it.each<[string, readonly string[], string | undefined]>([
    ['its own namespace, and only what was made', ['bank'], 'of-14:06'],
    ['the newest of several', ['bank', 'shop'], 'of-14:07'],
    ['everything, what has no namespace included', ['*'], 'of-14:08'],
    ['not what is long over', ['old'], undefined],
    ['not what is elsewhere', ['calm'], undefined],
    ['nothing chosen', [], undefined],
  ])('%s', (_, namespaces, name) => {
    expect(findLatestChange(changes, namespaces, NOW)?.object.name).toBe(name)
  })
})

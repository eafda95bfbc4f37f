import { renderInShell } from '@/components/testing/render-in-shell'
import type { ChangesAnswer, StepResult } from '@/lib/url/edit-types'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useEdit } from './use-edit'
import { useRecentChange } from './use-recent-change'

const OBJECT = { kind: 'virtualservices.networking.istio.io', namespace: 'shop', name: 'web' }
const RESULT: StepResult = {
  ...OBJECT,
  ...{ wireKind: 'VirtualService', action: 'update', words: [], outcome: 'applied', refusal: null },
}
const CHANGES: ChangesAnswer = {
  volatile: false,
  changes: [
    {
      ...{ id: 'c1', at: '2026-01-05T14:00:00Z', user: 'ann' },
      about: {
        ...{ objects: [RESULT], result: 'applied', requestId: '' },
        ...{ undoOf: null, undoneBy: null, revertedBy: null },
      },
    },
  ],
}
const WATCH: ChangeWatch = {
  ...{ madeAt: 0, now: 10, secondsLeft: 290, measured: false, undoneBy: null, revertedBy: null },
  ...{ services: [], unmeasured: null },
}
const ANSWERS = [
  [['changes', ''], CHANGES],
  [['changes', new URLSearchParams(OBJECT).toString()], CHANGES],
  [['change', 'c1', 'watch'], WATCH],
] as const

function Shown({ isWatched }: { readonly isWatched: boolean }) {
  return useEdit({ recent: useRecentChange(isWatched ? OBJECT : undefined) }).element
}

test('the newest change is told where its object is watched', async () => {
  renderInShell(<Shown isWatched />, { answers: ANSWERS })
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy()
})

test('where nothing is watched, no change is told, though changes are known', () => {
  renderInShell(<Shown isWatched={false} />, { answers: ANSWERS })
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

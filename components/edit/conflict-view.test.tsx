import { renderInShell } from '@/components/testing/render-in-shell'
import type { ConflictPlan } from '@/lib/url/edit-types'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ConflictView } from './conflict-view'

const PLAN: ConflictPlan = {
  state: 'conflict',
  conflicts: [
    { path: 'spec.a', pointer: '/spec/a', before: '1', mine: '0', theirs: '2' },
    { path: 'spec.b', pointer: '/spec/b', before: '""', theirs: '"x"' },
  ],
  live: 'spec:\n  a: 2\n  b: x\n',
  merged: 'spec:\n  a: 2\n  b: x\n  c: 9007199254740993\n',
  by: { manager: 'kubectl-edit', at: '2026-01-05T12:00:00Z' },
}

test('nothing goes on before every field is chosen; what is chosen stands in the text, 0 and absence included', async () => {
  const onChosen = vi.fn()
  renderInShell(<ConflictView plan={PLAN} onChosen={onChosen} onCancel={vi.fn()} />)
  expect(screen.getByText(/kubectl-edit/)).toBeTruthy()
  const goOn = screen.getByRole<HTMLButtonElement>('button', { name: 'Preview the merged change' })
  const mine = screen.getAllByRole('radio', { name: /^Mine/ })
  expect(mine).toHaveLength(2)
  for (const radio of mine) {
    expect(goOn.disabled).toBe(true)
    await userEvent.click(radio)
  }
  await userEvent.click(goOn)
  expect(onChosen).toHaveBeenCalledWith({ before: PLAN.live, after: 'spec:\n  a: 0\n  c: 9007199254740993\n' })
})

test('a value of one’s own is typed as YAML, told what is wrong with it, and stands in the text', async () => {
  const onChosen = vi.fn()
  const [conflict] = PLAN.conflicts
  const plan = { ...PLAN, conflicts: conflict === undefined ? [] : [conflict] }
  renderInShell(<ConflictView plan={plan} onChosen={onChosen} onCancel={vi.fn()} />)
  await userEvent.click(screen.getByRole('radio', { name: 'Another value' }))
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Value of spec.a, as YAML' })
  expect(field.value).toBe('0')
  await userEvent.clear(field)
  const goOn = screen.getByRole<HTMLButtonElement>('button', { name: 'Preview the merged change' })
  expect(goOn.disabled).toBe(true)
  await userEvent.type(field, 'no: [[1')
  expect(screen.getByText(/^Line 1: /)).toBeTruthy()
  expect(goOn.disabled).toBe(true)
  await userEvent.clear(field)
  await userEvent.type(field, 'x: [[0, ""]')
  await userEvent.click(goOn)
  expect(onChosen).toHaveBeenCalledWith({
    before: PLAN.live,
    after: 'spec:\n  a:\n    x:\n    - 0\n    - ""\n  b: x\n  c: 9007199254740993\n',
  })
})

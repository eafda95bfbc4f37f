import { renderInShell } from '@/components/testing/render-in-shell'
import type { ObjectStart } from '@/lib/config-objects/start/object-start'
import { PharosError } from '@/lib/ports/pharos-error'
import type { NewObjectView } from '@/lib/url/new-object-view'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { PolicyStart, StartNotices } from './new-object-start'

const START: ObjectStart = {
  namespace: 'shop',
  workload: 'cart\u202e',
  service: null,
  selector: { app: 'cart' },
  targetsService: false,
  unselected: false,
  shared: [],
  taken: [],
  callers: [],
  callersUnknown: null,
}
const VIEW: NewObjectView = {
  namespace: 'shop',
  workload: 'cart',
  service: null,
  template: 'allow-caller',
  caller: null,
}
const CALLERS = [
  { principal: 'corp/ns/shop/sa/till', workloads: ['till-a', 'till-b'] },
  { principal: 'corp/ns/shop/sa/web', workloads: ['web'] },
]

test.each<[string, Partial<ObjectStart>, RegExp]>([
  ['nothing is selected', { selector: null, unselected: true }, /the pods of cart‹U\+202E›, so this is about the whole namespace shop/], // prettier-ignore
  ['others are selected, too', { shared: ['a', 'b'] }, /also finds a and b/],
  ['many others are', { shared: ['a', 'b', 'c', 'd', 'e', 'f'] }, /also finds a, b, c, d, e,? and …/],
])('it is said where %s', (_, part, words) => {
  renderInShell(<StartNotices start={{ ...START, ...part }} failure={null} />)
  expect(screen.getByText(words)).toBeTruthy()
})

test('a place that is not known is said with its reason', () => {
  const failure = new PharosError('not_found', 'There is no workload gone in the namespace shop.')
  renderInShell(<StartNotices start={undefined} failure={failure} />)
  expect(screen.getByRole('alert').textContent).toContain('There is no workload gone in the namespace shop.')
})

test('a caller is chosen among those that were seen, the one with the most requests first', async () => {
  const change = vi.fn<(part: Partial<NewObjectView>) => void>()
  renderInShell(<PolicyStart view={VIEW} change={change} start={{ ...START, callers: CALLERS }} />)
  const select = screen.getByLabelText<HTMLSelectElement>('Caller')
  expect(select.value).toBe('corp/ns/shop/sa/till')
  await userEvent.selectOptions(select, 'corp/ns/shop/sa/web (web)')
  await userEvent.selectOptions(screen.getByLabelText('Begin with'), 'Deny all')
  expect(change.mock.calls).toEqual([[{ caller: 'corp/ns/shop/sa/web' }], [{ template: 'deny-all' }]])
})

test('a caller that the address names stands beside them', () => {
  renderInShell(<PolicyStart view={{ ...VIEW, caller: 'x' }} change={vi.fn()} start={{ ...START, callers: CALLERS }} />)
  expect(screen.getByLabelText<HTMLSelectElement>('Caller').value).toBe('x')
})

test.each([
  [null, /^Nobody was seen calling/],
  ['Prometheus did not answer.', /is not known: Prometheus did not answer\./],
])('without callers it is said why', (callersUnknown, words) => {
  renderInShell(<PolicyStart view={VIEW} change={vi.fn()} start={{ ...START, callersUnknown }} />)
  expect(screen.getByText(words)).toBeTruthy()
})

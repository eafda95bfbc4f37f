import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDraft } from './use-draft'

test('a draft is there for whoever looks at the same thing, and for nobody else', () => {
  const one = renderHook(() => useDraft('a'))
  const same = renderHook(() => useDraft('a'))
  const other = renderHook(() => useDraft('b'))
  act(() => one.result.current[1]({ before: 'x', text: 'y' }))
  expect(same.result.current[0]).toEqual({ before: 'x', text: 'y' })
  expect(other.result.current[0]).toBeUndefined()
  expect(JSON.stringify(Object.values(window.sessionStorage))).toContain('before')
  act(() => one.result.current[1](undefined))
  expect(same.result.current[0]).toBeUndefined()
})

test('what is stored and no draft is none', () => {
  window.sessionStorage.setItem('pharos::draft:c', '{"before":1}')
  window.sessionStorage.setItem('pharos::draft:d', '{')
  expect(renderHook(() => useDraft('c')).result.current[0]).toBeUndefined()
  expect(renderHook(() => useDraft('d')).result.current[0]).toBeUndefined()
})

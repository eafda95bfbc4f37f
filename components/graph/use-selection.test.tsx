import { indexElements } from '@/lib/graph/panel/element-index'
import { graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { act, renderHook, waitFor } from '@testing-library/react'
import { NuqsTestingAdapter } from 'nuqs/adapters/testing'
import { expect, test } from 'vitest'
import { useGraphView } from '@/lib/client/use-graph-view'
import { useSelection } from './use-selection'

const index = indexElements(graphOf([graphNode('a'), graphNode('b')]))

function select(query: string, settled = true) {
  return renderHook(() => ({ selection: useSelection(index, settled), view: useGraphView()[0] }), {
    wrapper: ({ children }) => (
      <NuqsTestingAdapter searchParams={query} hasMemory>
        {children}
      </NuqsTestingAdapter>
    ),
  })
}

test('elements that are gone leave the selection and the URL', async () => {
  const { result } = select('?sel=a,gone')
  expect(result.current.selection.ids).toEqual(['a'])
  await waitFor(() => expect(result.current.view.sel).toEqual(['a']))
})

test('an answer to an earlier question takes nothing out of the URL', () => {
  const { result } = select('?sel=a,gone', false)
  expect(result.current.view.sel).toEqual(['a', 'gone'])
})

test('selecting opens the panel, clearing leaves it as it is', async () => {
  const { result } = select('?panel=closed')
  act(() => result.current.selection.set([]))
  await waitFor(() => expect(result.current.view.panel).toBe('closed'))
  act(() => result.current.selection.choose('a', false))
  await waitFor(() => expect(result.current.view).toMatchObject({ sel: ['a'], panel: 'open' }))
})

test('one more is taken in, and out again', async () => {
  const { result } = select('?sel=a')
  act(() => result.current.selection.choose('b', true))
  await waitFor(() => expect(result.current.selection.ids).toEqual(['a', 'b']))
  act(() => result.current.selection.choose('a', true))
  await waitFor(() => expect(result.current.selection.ids).toEqual(['b']))
})

test('a key that comes before anything is drawn goes on from the key before it', async () => {
  const { result } = select('')
  act(() => {
    const { selection } = result.current
    selection.choose('a', false)
    selection.choose('b', true)
  })
  await waitFor(() => expect(result.current.selection.ids).toEqual(['a', 'b']))
  act(() => {
    const { selection } = result.current
    selection.set([])
    selection.choose('b', true)
  })
  await waitFor(() => expect(result.current.selection.ids).toEqual(['b']))
})

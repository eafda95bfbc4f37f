import { graphOf } from '@/lib/graph/testing/graph-builders'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askGraph, askGraphAhead } from './ask-graph'

const fetchStub = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', fetchStub))
afterEach(() => {
  fetchStub.mockReset()
  document.head.replaceChildren()
})

const query = new URLSearchParams({ namespaces: 'a,b', duration: '300s' })
const ask = (asked = query) => askGraph(asked, new AbortController().signal)
const answer =
  (status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(graphOf([])), { status }))

function preload(href: string): void {
  const link = document.createElement('link')
  for (const [name, value] of Object.entries({ rel: 'preload', as: 'fetch', href })) link.setAttribute(name, value)
  document.head.append(link)
}

test('what the document fetches is asked for once, and given to the first who asks', async () => {
  fetchStub.mockImplementation(answer())
  preload(`/api/graph?${query.toString()}`)
  const ahead = askGraphAhead(query)
  expect(await ask()).toBe(await ahead)
  expect(fetchStub).toHaveBeenCalledTimes(1)
  await ask()
  expect(fetchStub).toHaveBeenCalledTimes(2)
})

test('nothing is asked ahead where the document fetches nothing, or something else', () => {
  expect(askGraphAhead(query)).toBeUndefined()
  preload('/api/graph?namespaces=c')
  expect(askGraphAhead(query)).toBeUndefined()
  expect(fetchStub).not.toHaveBeenCalled()
})

test('another question is asked by itself, and then what was asked ahead is too old', async () => {
  fetchStub.mockImplementation(answer())
  preload(`/api/graph?${query.toString()}`)
  const ahead = await askGraphAhead(query)
  await ask(new URLSearchParams({ namespaces: 'c' }))
  expect(await ask()).not.toBe(ahead)
})

test('whoever takes what failed hears why', async () => {
  fetchStub.mockImplementation(answer(502))
  preload(`/api/graph?${query.toString()}`)
  void askGraphAhead(query)
  await expect(ask()).rejects.toMatchObject({ code: 'upstream_unavailable' })
})

import { renderInShell, type Shown } from '@/components/testing/render-in-shell'
import type { PageSettings } from '@/lib/config/page-settings'
import { indexElements } from '@/lib/graph/panel/element-index'
import { graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { useDrawnGraph } from '../use-drawn-graph'
import { FindTools } from './find-tools'
import { useFindWalk } from './use-find-walk'

const graph = graphOf(
  ['cart', 'catalog', 'ledger'].map((name) => graphNode(`east/shop/workload/${name}`, { workload: name, app: name })),
  [graphEdge('east/shop/workload/cart', 'east/shop/workload/catalog')],
)
const index = indexElements(graph)

function Tools() {
  const drawn = useDrawnGraph(index)
  return <FindTools index={index} drawn={drawn} walk={useFindWalk(drawn)} />
}

const labelled = {
  ...graph,
  nodes: graph.nodes.map((node) => ({ ...node, labels: { team: node.app === 'ledger' ? 'money' : 'shop' } })),
}

function open(search = '', settings: Partial<PageSettings> = {}): Shown {
  return renderInShell(<Tools />, {
    search,
    settings,
    answers: [[['graph', 'namespaces=shop&duration=300s&labels=true'], labelled]],
  })
}

const find = () => screen.getByRole('combobox', { name: 'Find in the graph' })
const hide = () => screen.getByRole('combobox', { name: 'Hide from the graph' })
/** Puts a text into a box at once, then presses keys. */
async function write(box: HTMLElement, text: string, keys = ''): Promise<void> {
  await userEvent.click(box)
  await userEvent.paste(text)
  if (keys !== '') await userEvent.keyboard(keys)
}
const status = (text: string | RegExp) => screen.findByText(text)

describe('the text of a box', () => {
  test('what is typed applies by itself after a pause, and is in the URL then', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })
    const page = open()
    await user.click(find())
    await user.paste('app = cart')
    expect(page.url()).toBe('')
    act(() => void vi.advanceTimersByTime(400))
    await status('1 found')
    await waitFor(() => expect(page.url()).toBe('?find=app+=+cart'))
    vi.useRealTimers()
  })

  test('Enter applies at once, and an emptied box leaves the URL', async () => {
    const page = open()
    await write(hide(), 'app = cart', '{Enter}')
    await status(/hidden/)
    await userEvent.click(screen.getByRole('button', { name: 'Clear hide' }))
    await waitFor(() => expect(page.url()).toBe(''))
    expect(hide()).toHaveProperty('value', '')
  })

  test('what cannot be read is said only when it applies, and the last result stays', async () => {
    const page = open('?find=app+%3D+cart')
    await userEvent.clear(find())
    await write(find(), 'nmae = cart')
    await userEvent.keyboard('{Enter}')
    expect((await screen.findByRole('alert')).textContent).toMatch(/no word “nmae”/)
    expect(find().getAttribute('aria-invalid')).toBe('true')
    await userEvent.click(screen.getByRole('button', { name: 'Use “name”' }))
    await status('1 found')
    expect(screen.queryByRole('alert')).toBeNull()
    await waitFor(() => expect(page.url()).toContain('name'))
  })

  test('a link fills both boxes', async () => {
    open('?find=app+%3D+cart&hide=app+%3D+ledger')
    expect(find()).toHaveProperty('value', 'app = cart')
    expect(hide()).toHaveProperty('value', 'app = ledger')
    await status('1 found')
    await status(/hidden/)
  })
})

describe('the walk', () => {
  test('Enter goes from hit to hit and round again, Shift+Enter back, and each arrival is said', async () => {
    open('?find=workload+*%3D+c')
    await status('2 found')
    await userEvent.type(find(), '{Enter}')
    await status('1 of 2')
    const first = screen.getByText(/^(cart|catalog)$/).textContent
    await userEvent.keyboard('{Enter}')
    await status('2 of 2')
    expect(screen.getByText(/^(cart|catalog)$/).textContent).not.toBe(first)
    await userEvent.keyboard('{Enter}')
    await status('1 of 2')
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
    await status('2 of 2')
  })

  test('the Enter that applies another expression goes to its first hit', async () => {
    open('?find=workload+*%3D+c')
    await userEvent.type(find(), '{Enter}{Enter}')
    await status('2 of 2')
    await userEvent.clear(find())
    await write(find(), 'app = ledger', '{Enter}')
    await status('1 of 1')
    expect(screen.getByText('ledger')).toBeDefined()
  })

  test('a table of nodes is walked from node to node', async () => {
    open('?find=http+%3E+0+or+app+%3D+cart&view=table&rows=nodes')
    await userEvent.type(find(), '{Enter}')
    await status('1 of 1')
    expect(screen.getByText('cart')).toBeDefined()
  })
})

describe('the completion of labels', () => {
  test('keys and values come from a graph with labels, asked for when the first of them is wanted', async () => {
    open('?namespaces=shop')
    await write(find(), 'lab')
    await userEvent.tab()
    expect(find()).toHaveProperty('value', 'label:')
    expect((await screen.findByRole('option')).textContent).toContain('label:team')
    await userEvent.tab()
    await write(find(), '= ')
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['money', 'shop'])
  })

  test('while they are on their way that is said', async () => {
    open('?namespaces=elsewhere')
    await write(find(), 'app = a or label:')
    expect(await screen.findByText('Asking for Kubernetes labels…')).toBeDefined()
  })
})

describe('presets', () => {
  const presets = {
    find: [{ name: 'Carts', expression: 'app = cart', auto: true }],
    hide: [],
  }

  test('those of the installation stand for the built-in ones of their box', async () => {
    open('', { presets })
    await userEvent.click(screen.getByRole('button', { name: 'Find: common expressions and help' }))
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual([
      'Cartsautomaticapp = cart',
      'Help with expressions',
    ])
    await userEvent.click(screen.getByRole('menuitem', { name: /Carts/ }))
    await status('1 found')
    await userEvent.click(screen.getByRole('button', { name: 'Hide: common expressions and help' }))
    expect(await screen.findByRole('menuitem', { name: /Everything healthy/ })).toBeDefined()
  })

  test('hidden characters of a name are written out', async () => {
    open('', { presets: { ...presets, find: [{ name: 'a\u202eb', expression: 'app = "\u200b"' }] } })
    await userEvent.click(screen.getByRole('button', { name: 'Find: common expressions and help' }))
    expect((await screen.findByRole('menuitem', { name: /a‹U\+202E›b/ })).textContent).toContain('‹U+200B›')
  })
})

import { renderInShell } from '@/components/testing/render-in-shell'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { createTextWork } from './create-text-work'
import type { TextAnswer, TextJob } from './text-job'
import { YamlCode } from './yaml-code'

/** jsdom has no workers: the same work, done here. */
class WorkerHere {
  readonly #work = createTextWork()
  onmessage: ((event: { readonly data: TextAnswer }) => void) | undefined

  constructor() {
    queueMicrotask(() => this.onmessage?.({ data: 'ready' }))
  }

  postMessage(job: TextJob): void {
    const answer = this.#work(job)
    if (answer !== undefined) queueMicrotask(() => this.onmessage?.({ data: answer }))
  }

  terminate(): void {
    this.onmessage = undefined
  }
}

// jsdom lays nothing out, and has no boxes of ranges.
Range.prototype.getClientRects = () => document.createElement('p').getClientRects()

it('names the text, lists what is wrong with it, and mends it', async () => {
  vi.stubGlobal('Worker', WorkerHere)
  const onChange = vi.fn<(text: string) => void>()
  renderInShell(<YamlCode label="YAML of reviews" text={'a: yes\nb: 1\n'} onChange={onChange} />)
  expect(screen.getByRole('textbox', { name: 'YAML of reviews' })).toHaveProperty('textContent', 'a: yesb: 1')
  const list = await screen.findByRole('list', { name: 'Problems of the text' })
  expect(within(list).getByText(/kubectl reads this differently/)).toBeDefined()
  await userEvent.click(within(list).getByRole('button', { name: 'Write "yes"' }))
  expect(onChange).toHaveBeenLastCalledWith('a: "yes"\nb: 1\n')
  expect(await screen.findByText('No problems found')).toBeDefined()
})

it('offers no way out where the text is only read', async () => {
  vi.stubGlobal('Worker', WorkerHere)
  const findings = [{ severity: 'error' as const, steps: ['a'], message: 'No such gateway.' }]
  renderInShell(<YamlCode label="YAML of reviews" text={'a: yes\n'} findings={findings} readOnly />)
  expect(await screen.findByText('No such gateway.')).toBeDefined()
  expect(screen.queryByRole('button', { name: /^Write/ })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Lay out anew' })).toBeNull()
})

it('does not tell the page what the page itself gave', async () => {
  vi.stubGlobal('Worker', WorkerHere)
  const onChange = vi.fn<(text: string) => void>()
  function Given() {
    const [text, setText] = useState('a: 1\n')
    return (
      <>
        <button onClick={() => setText('a: 2\n')}>Reload</button>
        <YamlCode label="YAML of reviews" text={text} onChange={onChange} />
      </>
    )
  }
  renderInShell(<Given />)
  await userEvent.click(screen.getByRole('button', { name: 'Reload' }))
  expect(screen.getByRole('textbox', { name: 'YAML of reviews' })).toHaveProperty('textContent', 'a: 2')
  expect(onChange).not.toHaveBeenCalled()
})

it('takes several documents where several are made, and only there', async () => {
  vi.stubGlobal('Worker', WorkerHere)
  const text = 'a: yes\n---\nb: 1\n'
  renderInShell(
    <>
      <YamlCode label="one" text={text} />
      <YamlCode label="several" text={text} several />
    </>,
  )
  await waitForMarks(/There are 2 documents/)
  await waitForMarks(/kubectl reads this differently/)

  async function waitForMarks(words: RegExp): Promise<void> {
    expect(await screen.findAllByText(words)).toHaveLength(1)
  }
})

import { renderInShell } from '@/components/testing/render-in-shell'
import { readIstiodWord } from '@/lib/config-objects/istiod-word'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { IstiodCard } from './istiod-card'

const show = (status: unknown, generation = 3) =>
  renderInShell(<IstiodCard word={readIstiodWord(status, generation)} generation={generation} />)

describe('what istiod says of an object', () => {
  it('is a line for each code with how often it was found, and of which generation it speaks', () => {
    const found = { level: 'ERROR', type: { code: 'IST0101' } }
    show({ observedGeneration: '2', validationMessages: [found, found, { level: 'ODD', type: { name: '<b>' } }] })
    const [, first, second] = within(screen.getByRole('table', { name: 'Found by its analysis' })).getAllByRole('row')
    expect(first?.textContent).toBe('IST0101Error2')
    expect(second?.textContent).toBe('<b>ODD1')
    expect(screen.getByText(/about generation 2; the object is at 3 now/)).toBeDefined()
  })

  it('is whether the proxies have it, with its own reason', () => {
    show({ conditions: [{ type: 'Reconciled', status: 'False', message: '1/2 proxies up to date.' }] })
    expect(screen.getByText(/not all proxies have this object yet\. 1\/2 proxies up to date\./)).toBeDefined()
  })

  it('is that it does not tell, where it writes nothing', () => {
    show(undefined)
    expect(screen.getByText(/Istiod has not written whether the proxies have this object/)).toBeDefined()
    expect(screen.getByText(/Istiod has written no findings of its own/)).toBeDefined()
  })
})

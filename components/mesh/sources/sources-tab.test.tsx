import { renderInShell } from '@/components/testing/render-in-shell'
import type { DoctorAnswer } from '@/lib/doctor/model'
import { answerOf, checkOf, reportOf } from '@/lib/doctor/testing/reports'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SourcesTab } from './sources-tab'

const FAILED = reportOf(
  { state: 'failed', message: 'connect ECONNREFUSED 10.0.0.7:9090' },
  {
    newestSampleAgeSeconds: null,
    checks: [
      checkOf('S02', {
        found: 'Nothing listens at http://prometheus.istio-system:9090/.',
        evidence: [{ label: 'Error', value: 'ECONN\u202eREFUSED' }],
        fix: { text: 'Check that it runs.', snippet: 'kubectl -n istio-system get pods' },
      }),
      checkOf('S08', { result: 'unknown', found: 'It does not answer.' }),
      checkOf('S01', { result: 'clear', found: 'The name resolves.' }),
      checkOf('S03', { result: 'clear', found: 'No TLS is used.' }),
    ],
  },
)
const WELL = reportOf({ id: 'kubernetes', type: 'kubernetes', name: 'Kubernetes' }, { clockOffsetSeconds: -75 })

function show(answer: DoctorAnswer, search = '?tab=sources') {
  return renderInShell(<SourcesTab />, { search, answers: [[['mesh-sources', 'duration=5m'], answer]] })
}

const scrollIntoView = vi.fn()
beforeEach(() => {
  scrollIntoView.mockClear()
  Element.prototype.scrollIntoView = scrollIntoView
})

describe('the Sources tab', () => {
  it('says what was found, what it rests on and what helps, then what is unknown', () => {
    show(answerOf(FAILED, WELL))
    const card = within(screen.getByRole('region', { name: /^default/ }))
    const found = within(card.getByRole('list', { name: 'Found' }))
    expect(found.getByRole('heading', { name: /Error.*S02.*Refused or timed out/ })).toBeTruthy()
    expect(found.getByText(/Nothing listens at/)).toBeTruthy()
    expect(found.getByRole('row', { name: 'Error ECONN‹U+202E›REFUSED' })).toBeTruthy()
    expect(found.getByRole('region', { name: 'What helps against S02' }).textContent).toMatch(/^kubectl/)
    expect(card.getByText('It does not answer.')).toBeTruthy()
    expect(card.getByText('2 looked for and clear')).toBeTruthy()
  })

  it('says how each source does, with a dash for what is not known', () => {
    show(answerOf(WELL))
    const card = within(screen.getByRole('region', { name: /^Kubernetes/ }))
    expect(card.getByText('1m15s behind Pharos')).toBeTruthy()
    expect(card.getByText('http://prometheus.istio-system:9090')).toBeTruthy()
    expect(card.getByText('configured')).toBeTruthy()
  })

  it('looks at what the page was about that led here, and at all namespaces when it is asked to', async () => {
    const { url } = renderInShell(<SourcesTab />, {
      search: '?tab=sources&namespaces=shop&cause=S02',
      answers: [
        [['mesh-sources', 'duration=5m&namespaces=shop'], answerOf(FAILED)],
        [['mesh-sources', 'duration=5m'], answerOf(WELL)],
      ],
    })
    expect(screen.getByRole('link', { name: 'S02' }).getAttribute('href')).toContain('&namespaces=shop')
    expect(screen.getByText(/About shop only/)).toBeTruthy()
    await userEvent.setup().click(screen.getByRole('button', { name: 'All namespaces' }))
    expect(await screen.findByRole('region', { name: /^Kubernetes/ })).toBeTruthy()
    expect(screen.queryByText(/About shop only/)).toBeNull()
    expect(url()).not.toContain('namespaces')
  })

  it('gives the lines that pin what was found in the cluster', () => {
    show(answerOf(reportOf({}, { origin: 'found', pin: 'metrics:\n  stores: []' })))
    expect(screen.getByRole('region', { name: /pin it/ }).textContent).toContain('metrics:')
  })

  it('leaves out what does well, if that is wanted', async () => {
    const { url } = show(answerOf(FAILED, WELL))
    await userEvent.click(screen.getByLabelText('Only what needs attention'))
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Kubernetes/ })).toBeNull())
    expect(screen.getByRole('region', { name: /^default/ })).toBeTruthy()
    expect(url()).toContain('attention=true')
  })

  it('says that all do well where none needs attention', async () => {
    show(answerOf(WELL), '?tab=sources&attention=true')
    await userEvent.click(screen.getByRole('button', { name: 'Show all sources' }))
    expect(await screen.findByRole('region', { name: /^Kubernetes/ })).toBeTruthy()
  })

  it('opens the fold and shows the check that the address names', () => {
    show(answerOf(FAILED), '?tab=sources&sel=prometheus&cause=S03')
    const item = screen.getByText('No TLS is used.').closest('li')
    expect(item?.getAttribute('aria-current')).toBe('true')
    expect(item?.closest('details')?.open).toBe(true)
    expect(scrollIntoView.mock.contexts).toEqual([item])
  })

  it('shows the card of the source that the address names', () => {
    show(answerOf(FAILED, WELL), '?tab=sources&sel=kubernetes')
    expect(scrollIntoView.mock.contexts).toEqual([screen.getByRole('region', { name: /^Kubernetes/ })])
  })

  it('looks again when asked to, and shows what came', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url)
      return Promise.resolve(Response.json(answerOf(WELL)))
    })
    show(answerOf(FAILED))
    await userEvent.click(screen.getByRole('button', { name: 'Test again' }))
    expect(await screen.findByRole('region', { name: /^Kubernetes/ })).toBeTruthy()
    expect(asked[0]).toContain('/api/mesh/sources?duration=5m&fresh=1')
  })
})

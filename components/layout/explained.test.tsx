import { renderInShell } from '@/components/testing/render-in-shell'
import type { DoctorAnswer } from '@/lib/doctor/model'
import { answerOf, checkOf, reportOf } from '@/lib/doctor/testing/reports'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Explained, ExplainedLink } from './explained'

const QUIET = answerOf(
  reportOf(
    {},
    {
      checks: [
        checkOf('S27', {
          severity: 'info',
          found: 'Nobody sent a request to shop.',
          fix: { text: 'Send some.', snippet: 'for i in $(seq 1 100)' },
        }),
      ],
    },
  ),
)
const CLEAR = answerOf(reportOf({}, { checks: [checkOf('S27', { result: 'clear' })] }))
const SEARCH = '?namespaces=shop&duration=1m'

function answers(answer: DoctorAnswer, query = 'duration=1m&namespaces=shop') {
  return { search: SEARCH, answers: [[['mesh-sources', query], answer]] as const }
}

describe('an empty page', () => {
  it('quotes the check that explains it, with the fix and the way to it', async () => {
    renderInShell(<Explained concern="traffic" otherwise={<p>Maybe</p>} />, answers(QUIET))
    const why = within(await screen.findByRole('region', { name: 'Why' }))
    expect(why.getByRole('heading', { name: 'S27 No requests were made' })).toBeTruthy()
    expect(why.getByText('Nobody sent a request to shop.')).toBeTruthy()
    expect(why.getByRole('region', { name: 'No requests were made' }).textContent).toBe('for i in $(seq 1 100)')
    expect(why.getByRole('link').getAttribute('href')).toBe(
      '/mesh?tab=sources&sel=prometheus&cause=S27&namespaces=shop&duration=1m',
    )
    expect(screen.queryByText('Maybe')).toBeNull()
  })

  it('says what it knows by itself where nothing was found', async () => {
    renderInShell(<Explained concern="traffic" otherwise={<p>Maybe</p>} />, answers(CLEAR))
    expect(await screen.findByText('Maybe')).toBeTruthy()
    expect(screen.getByRole('link').getAttribute('href')).toBe('/mesh?tab=sources&namespaces=shop&duration=1m')
  })

  it('says nothing more where nothing was found and all may be well', async () => {
    renderInShell(
      <>
        <Explained concern="traffic" otherwise={<p>Maybe</p>} quiet />
        <ExplainedLink concern="traffic" quiet />
      </>,
      answers(CLEAR),
    )
    expect(await screen.findByText('Maybe')).toBeTruthy()
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('quotes nothing about kinds of which it is not made', async () => {
    const right = checkOf('S22', { source: 'kubernetes', about: ['jobs.batch'] })
    const answer = answerOf(reportOf({ id: 'kubernetes', type: 'kubernetes' }, { checks: [right] }))
    renderInShell(
      <>
        <ExplainedLink concern="cluster" kinds={['services']} />
        <ExplainedLink concern="cluster" kinds={['jobs.batch']} />
      </>,
      answers(answer),
    )
    expect((await screen.findAllByRole('link')).map((link) => link.textContent)).toEqual([
      'Why?',
      'Why: S22 Right missing',
    ])
  })

  it('asks about the namespace of its thing', async () => {
    const own = answers(QUIET, 'duration=1m&namespaces=cart')
    renderInShell(<ExplainedLink concern="traffic" namespaces={['cart']} />, own)
    expect(await screen.findByRole('link', { name: 'Why: S27 No requests were made' })).toBeTruthy()
  })

  it('leads to the sources while the cause is not known', async () => {
    renderInShell(<ExplainedLink concern="traffic" />, { search: SEARCH })
    expect((await screen.findByRole('link', { name: 'Why?' })).getAttribute('href')).toBe(
      '/mesh?tab=sources&namespaces=shop&duration=1m',
    )
  })

  it('asks about a window in the past', async () => {
    const past = answers(QUIET, 'duration=1m&at=1700000000&namespaces=shop')
    renderInShell(<ExplainedLink concern="traffic" />, { ...past, search: `${SEARCH}&at=1700000000` })
    expect(await screen.findByRole('link', { name: /S27/ })).toBeTruthy()
  })
})

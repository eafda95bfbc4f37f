import { renderInShell } from '@/components/testing/render-in-shell'
import type { DoctorAnswer } from '@/lib/doctor/model'
import { answerOf, checkOf, reportOf } from '@/lib/doctor/testing/reports'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { TryDialog } from './try-dialog'

const WRONG = reportOf({ state: 'failed' }, { address: 'http://prometheus:9090/login', checks: [checkOf('S06')] })

/** Answers each try in turn, and keeps what was sent. */
function show(...found: readonly DoctorAnswer[]) {
  const sent: unknown[] = []
  const left = [...found]
  vi.stubGlobal('fetch', (_: string, { body }: { readonly body: string }) => {
    sent.push(JSON.parse(body))
    return Promise.resolve(Response.json(left.shift()))
  })
  renderInShell(<TryDialog report={WRONG} kind="metrics" onClose={() => undefined} />)
  return sent
}

const attempt = () => userEvent.click(screen.getByRole('button', { name: 'Try' }))
const results = () => within(screen.getByRole('status', { name: 'What came of it' }))

describe('settings that are tried', () => {
  it('begin as they are, go along as they were changed, and become lines where they work', async () => {
    const sent = show(answerOf(reportOf()))
    const url = screen.getByLabelText('Address')
    await userEvent.clear(url)
    await userEvent.type(url, 'http://prometheus:9090/prom')
    await userEvent.type(screen.getByLabelText('Tenant'), 'blue')
    await userEvent.type(screen.getByLabelText('Headers'), 'X-Team: red')
    await attempt()
    const lines = await results().findByRole('region')
    expect(lines.textContent).toContain('url: http://prometheus:9090/prom')
    expect(sent).toEqual([
      {
        kind: 'metrics',
        type: 'prometheus',
        url: 'http://prometheus:9090/prom',
        tenant: { header: 'X-Scope-OrgID', value: 'blue' },
        headers: { 'X-Team': 'red' },
        timeoutSeconds: 10,
      },
    ])
  })

  it('that do not work show what was found, and no lines', async () => {
    show(answerOf(WRONG))
    await attempt()
    expect(await results().findByRole('heading', { name: /S06.*Wrong base path/ })).toBeTruthy()
    expect(results().queryByRole('region')).toBeNull()
  })

  it('are not sent while a field cannot be read', async () => {
    const sent = show()
    await userEvent.type(screen.getByLabelText('Headers'), 'nonsense')
    expect(screen.getByText('Line 1 is no header.')).toBeTruthy()
    await attempt()
    expect(sent).toEqual([])
  })

  it('that the server refuses say why', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        Response.json({ error: { code: 'bad_request', message: 'That address may not be asked.' } }, { status: 400 }),
      ),
    )
    renderInShell(<TryDialog report={WRONG} kind="metrics" onClose={() => undefined} />)
    await attempt()
    expect(await screen.findByText('That address may not be asked.')).toBeTruthy()
  })
})

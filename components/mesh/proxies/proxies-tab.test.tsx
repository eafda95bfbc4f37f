import { renderInShell } from '@/components/testing/render-in-shell'
import { ProxiesTab } from '@/components/mesh/proxies/proxies-tab'
import type { ProxiesAnswer, ProxyRow } from '@/lib/control-plane/proxies/model'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'

const SYNC = { cds: 'synced', lds: 'synced', rds: 'synced', eds: 'synced', ecds: 'never-sent' } as const
const WELL: ProxyRow = {
  id: 'east/shop/well',
  cluster: 'east',
  namespace: 'shop',
  pod: 'well',
  workload: 'well-v1',
  type: 'sidecar',
  version: '1.31.1',
  istiodVersion: '1.31.1',
  skew: 'same',
  revision: 'default',
  wanted: 'default',
  needs: [],
  istiod: 'istiod-1',
  createdAt: null,
  connection: 'synced',
  sync: SYNC,
}
const OLD: ProxyRow = { ...WELL, id: 'old', pod: 'old', version: '1.30.4', skew: 'older-minor', needs: ['version'] }
const LAGS: ProxyRow = { ...WELL, id: 'lags', pod: 'lags', connection: 'stale', sync: { ...SYNC, eds: 'stale' } }

function show(answer: Partial<ProxiesAnswer>, search = '') {
  const whole: ProxiesAnswer = {
    now: '2026-01-01T00:00:00Z',
    rows: [LAGS, OLD, WELL],
    hidden: 0,
    sync: { state: 'known', message: null, role: null },
    controlPlane: true,
    ...answer,
  }
  return renderInShell(<ProxiesTab />, { search, answers: [[['mesh-proxies', ''], whole]] })
}

describe('the tab of proxies', () => {
  test('counts what there is to look for, and a chip filters by it', async () => {
    const shown = show({})
    expect(screen.getByText('3 of 3')).toBeDefined()
    await userEvent.click(screen.getByRole('checkbox', { name: '1.30.4 · 1' }))
    expect(screen.getByText('1 of 3')).toBeDefined()
    expect(shown.url()).toContain('version=1.30.4')
    await userEvent.click(screen.getByRole('checkbox', { name: 'Out of sync · 1' }))
    expect(screen.getByText('3 rows are hidden by the filters.')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }))
    expect(screen.getByText('3 of 3')).toBeDefined()
  })

  test('opens as its link says', () => {
    show({}, '?only=restart&q=OLD')
    expect(screen.getByText('1 of 3')).toBeDefined()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Restart needed · 1' }).checked).toBe(true)
  })

  test('says what is not known, with the role that helps, and what may not be seen', () => {
    const role = 'kind: Role'
    show({ sync: { state: 'unknown', message: 'Nobody may ask.', role }, hidden: 2, controlPlane: false })
    expect(screen.getByText('How far proxies are is not known. Nobody may ask.')).toBeDefined()
    expect(screen.getByRole('button', { name: 'A role that lets one ask' })).toBeDefined()
    expect(screen.getByText('2 proxies are in namespaces that you may not see.')).toBeDefined()
    expect(screen.getByText(/nobody tells the versions/)).toBeDefined()
  })

  test('has words where there is nothing', () => {
    show({ rows: [] })
    expect(screen.getByText('No proxies')).toBeDefined()
  })
})

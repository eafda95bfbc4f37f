import { renderInShell } from '@/components/testing/render-in-shell'
import { meshCertificatesQuery } from '@/lib/client/mesh-certificates-query'
import type { CertificatesAnswer, JudgedCertificate, RootGroup } from '@/lib/control-plane/certificates/model'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { CertificatesTab } from './certificates-tab'

const HOSTILE = '<img src=x onerror=alert(1)>\u202Egnp'

const certificate = (part: Partial<JudgedCertificate>): JudgedCertificate => ({
  subject: 'O=cluster.local',
  issuer: 'O=cluster.local',
  from: '2026-01-01T00:00:00.000Z',
  until: '2036-01-01T00:00:00.000Z',
  serial: '01',
  fingerprint: 'AA:BB',
  key: 'RSA 2048',
  expiry: 'ok',
  daysLeft: 3600,
  ...part,
})
const group = (part: Partial<RootGroup>): RootGroup => ({
  id: 'AA:BB',
  certificates: [certificate({})],
  unreadable: 0,
  relation: 'same',
  namespaces: ['bookinfo'],
  ...part,
})

function show(part: Partial<CertificatesAnswer>, search = '') {
  const answer: CertificatesAnswer = {
    now: '2026-02-19T00:00:00.000Z',
    cluster: 'Kubernetes',
    roots: [group({})],
    controlPlane: { namespace: 'istio-system', istiod: [], webhooks: [] },
    missing: null,
    notes: [],
    limited: false,
    ...part,
  }
  return renderInShell(<CertificatesTab />, { search, answers: [[meshCertificatesQuery().queryKey, answer]] })
}

const rows = () =>
  within(screen.getByRole('table', { name: 'Root certificates' }))
    .getAllByRole('row')
    .slice(1)

describe('certificates', () => {
  test('a mesh that is well shows its roots and no alarm', () => {
    show({})
    expect(rows()[0]?.textContent).toMatch(/O=cluster\.local.*itself.*Jan 1, 2036.*3,600 days left.*the same.*bookinfo/)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test.each([
    [certificate({ expiry: 'warning', daysLeft: 20, until: '2026-03-11T00:00:00.000Z' }), /ends in 20 days, on .*2026/],
    [certificate({ expiry: 'error', daysLeft: 1, until: '2026-02-20T00:00:00.000Z' }), /ends in 1 day, on/],
    [
      certificate({ expiry: 'ended', daysLeft: -3, until: '2026-02-16T00:00:00.000Z' }),
      /O=cluster.local ended on .*2026/,
    ],
    [certificate({ expiry: 'begins', daysLeft: 99 }), /holds from .* on only/],
  ])('what ends or does not hold is told with its date: %#', (one, words) => {
    show({ roots: [group({ certificates: [one] })] })
    expect(screen.getByRole('alert').textContent).toMatch(words)
  })

  test('other roots, garbage and webhooks that do not trust are told', () => {
    const webhook = { kind: 'injector', configuration: 'istio-sidecar-injector', name: 'a.istio.io', trust: 'differs' } as const // prettier-ignore
    show({
      roots: [
        group({ id: 'x', certificates: [], unreadable: 1, relation: 'unknown', namespaces: ['lab'] }),
        group({
          id: 'y',
          relation: 'differs',
          namespaces: ['shop'],
          certificates: [certificate({ fingerprint: 'CC' })],
        }),
      ],
      controlPlane: { namespace: 'istio-system', istiod: [], webhooks: [webhook] },
    })
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      'The namespace shop has other roots than the control plane: proxies there trust nobody of the mesh.',
      expect.stringContaining('does not trust istiod through the webhook a.istio.io'),
    ])
    expect(rows()[0]?.textContent).toContain('This is no certificate')
    expect(screen.getByRole('table', { name: 'Webhooks of istiod' }).textContent).toContain('has another root')
  })

  test('without the right to see the control plane the rest is shown, and what is missing', () => {
    show({ controlPlane: null, missing: 'It takes rights.', roots: [group({ relation: 'unknown' })], limited: true })
    expect(screen.getByText(/Whether these are the roots .* It takes rights\./)).toBeDefined()
    expect(rows()).toHaveLength(1)
    expect(screen.queryByRole('table', { name: 'Webhooks of istiod' })).toBeNull()
  })

  test('the order is in the address', async () => {
    const { url } = show({ roots: [group({ id: 'b', namespaces: ['a', 'b'] }), group({ id: 'a', namespaces: ['c'] })] })
    await userEvent.click(screen.getByRole('button', { name: 'Namespaces' }))
    expect(url()).toContain('sort=namespaces')
    expect(rows()[0]?.textContent).toContain('c')
  })

  test('names are text, with their invisible characters written out', () => {
    show({ roots: [group({ namespaces: [HOSTILE], certificates: [certificate({ subject: HOSTILE })] })] })
    expect(document.querySelector('img')).toBeNull()
    expect(rows()[0]?.textContent).toContain('‹U+202E›')
  })
})

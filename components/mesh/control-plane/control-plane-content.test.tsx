import { renderInShell } from '@/components/testing/render-in-shell'
import { controlPlaneQuery } from '@/lib/client/control-plane-query'
import type { ControlPlaneAnswer, JudgedWebhook } from '@/lib/control-plane/control-plane-answer'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { ControlPlaneContent } from './control-plane-content'

const PLACE = { namespace: 'istio-system', revision: 'default' }
const HOSTILE = '<img src=x onerror=alert(1)>\u202Egnp'

const webhook = (part: Partial<JudgedWebhook>): JudgedWebhook => ({
  ...{
    kind: 'injector',
    configuration: 'istio-sidecar-injector',
    name: 'rev.istio.io',
    revision: 'default',
    tag: null,
  },
  ...{ failurePolicy: 'Fail', service: { namespace: 'istio-system', name: 'istiod', port: 443 }, url: null },
  ...{ trust: 'trusts', endpoints: 1 },
  ...part,
})

function show(part: Partial<ControlPlaneAnswer>, search = '') {
  const answer: ControlPlaneAnswer = {
    now: '2026-02-19T00:00:00.000Z',
    cluster: 'Kubernetes',
    ...PLACE,
    ...{ tags: ['prod'], version: '1.31.1', name: 'istiod', available: 1, desired: 1 },
    config: {
      ...{ origin: 'config-map', configMap: 'istio', note: null, yaml: 'trustDomain: td\n' },
      differences: [
        { path: 'accessLogFile', here: '/dev/stdout', usual: null },
        { path: 'trustDomain', here: 'td', usual: 'cluster.local' },
      ],
      ...{ trustDomain: 'td', trustDomainAliases: ['old'], outbound: 'registry-only', minimumTls: 'TLSV1_3' },
    },
    mtls: { mode: 'permissive', usual: 'PERMISSIVE', policy: null, autoMtls: true, overrides: [] },
    webhooks: [webhook({})],
    definitions: [],
    notes: [],
    limited: false,
    ...part,
  }
  const page = <ControlPlaneContent {...PLACE} charts={({ name }) => <p>Charts of {name}</p>} />
  return renderInShell(page, { search, answers: [[controlPlaneQuery(PLACE).queryKey, answer]] })
}

const card = (name: string) => within(screen.getByRole('region', { name }))

describe('the page about a control plane', () => {
  test('tells in words what it was told', () => {
    show({})
    const { textContent } = screen.getByRole('region', { name: 'Control plane' })
    for (const words of [
      'prod',
      '1.31.1',
      '1 of 1 available',
      'refused: only hosts that the mesh knows',
      'TLS 1.3',
      'in 2 fields',
      '1 works',
    ]) {
      expect(textContent).toContain(words)
    }
  })

  test('what differs has a default and a meaning, is found by words, and the address says so', async () => {
    const { url } = show({})
    const differences = card('What differs from the defaults')
    expect(
      differences.getByRole('row', { name: /trustDomain td cluster.local The first part of every identity/ }),
    ).toBeDefined()
    await userEvent.type(differences.getByRole('textbox', { name: 'Find a field' }), 'log')
    expect(differences.queryByRole('row', { name: /trustDomain/ })).toBeNull()
    expect(url()).toContain('field=log')
  })

  test('policies that say otherwise lead to their pages', () => {
    const override = {
      namespace: 'shop',
      name: 'lax',
      level: 'port',
      port: 8080,
      mode: 'DISABLE',
      differs: true,
    } as const
    show({ mtls: { mode: 'partly', usual: 'STRICT', policy: { namespace: 'istio-system', name: 'default' }, autoMtls: true, overrides: [override] } }) // prettier-ignore
    const mtls = card('Mutual TLS of the mesh')
    expect(mtls.getByRole('row', { name: /lax shop the port 8080 disabled/ })).toBeDefined()
    expect(mtls.getByRole('link', { name: 'lax' }).getAttribute('href')).toContain('/config/')
    expect(mtls.getByText(/only mutual TLS is taken/).textContent).toContain('By the policy default.')
  })

  test('a webhook that cannot work is told, and what fails with it', () => {
    show({ webhooks: [webhook({}), webhook({ kind: 'validator', name: 'v.istio.io', failurePolicy: 'Ignore', trust: 'differs', endpoints: 0 })] }) // prettier-ignore
    expect(screen.getByText('1 of 2 cannot work')).toBeDefined()
    const row = card('Webhooks').getByRole('row', { name: /^v\.istio\.io/ })
    for (const words of ['validation', 'objects are stored unchecked', 'no pod is available', 'has another root']) {
      expect(row.textContent).toContain(words)
    }
  })

  test('definitions tell what is stored in a version that is not served, and what is not installed', () => {
    const row = { served: ['v1'], stored: ['v1alpha3', 'v1'], bundle: 'v1.4.0' }
    show({ definitions: [{ id: 'a.istio.io', state: 'stale', ...row }, { id: 'b.istio.io', state: 'missing', served: [], stored: [], bundle: null }] }) // prettier-ignore
    const definitions = card('Definitions')
    expect(
      definitions.getByRole('row', { name: /a\.istio\.io stored in a version that is not served v1 v1alpha3, v1/ }),
    ).toBeDefined()
    expect(definitions.getByRole('row', { name: /b\.istio\.io not installed – – –/ })).toBeDefined()
    expect(definitions.getByText('Gateway API v1.4.0.')).toBeDefined()
  })

  test('its charts are a tab', async () => {
    const { url } = show({})
    await userEvent.click(screen.getByRole('tab', { name: 'Charts' }))
    expect(screen.getByText('Charts of istiod')).toBeDefined()
    expect(url()).toContain('tab=charts')
  })

  test('names are text, with their invisible characters written out', () => {
    show({ webhooks: [webhook({ name: HOSTILE })], notes: [HOSTILE], tags: [HOSTILE] })
    expect(document.querySelector('img')).toBeNull()
    expect(screen.getAllByText(/‹U\+202E›/).length).toBeGreaterThan(2)
  })
})

import { renderInShell } from '@/components/testing/render-in-shell'
import { listQuery } from '@/lib/client/list-query'
import type { NamespaceListRow } from '@/lib/lists/model'
import { SAMPLE_MESH, sampleComponent } from '@/lib/topology/testing/sample-mesh'
import type { MeshAnswer } from '@/lib/topology/model'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { type DrawingTools, DrawingToolsContext } from './drawing-tools'
import { TopologyTab } from './topology-tab'

const ANSWER: MeshAnswer = {
  now: '2026-01-01T12:00:30.000Z',
  lamp: { state: 'failure', clusters: [] },
  mesh: SAMPLE_MESH,
  missing: null,
  missingIn: null,
}

const TOOLS: DrawingTools = {
  Canvas: ({ graph, ariaLabel }) => (
    <ul aria-label={ariaLabel}>
      {graph.nodes.map(({ id, own }) => (
        <li key={id}>{own?.title}</li>
      ))}
    </ul>
  ),
  FindBox: () => null,
  Legend: ({ words, used, unused, onClose }) => (
    <section aria-label={words.title}>
      <ul aria-label="Used">
        {used.flatMap(({ entries }) => entries.map((one) => <li key={one.id}>{one.words}</li>))}
      </ul>
      <ul aria-label={words.unused}>
        {unused.flatMap(({ entries }) => entries.map((one) => <li key={one.id}>{one.words}</li>))}
      </ul>
      <button onClick={onClose}>{words.close}</button>
    </section>
  ),
  SidePanel: ({ children }: { readonly children: ReactNode }) => <aside aria-label="Details">{children}</aside>,
}

const NAMESPACE: NamespaceListRow = {
  list: 'namespaces',
  id: 'east/bookinfo',
  cluster: 'east',
  namespace: 'bookinfo',
  name: 'bookinfo',
  labels: {},
  health: { status: 'degraded', errorRatio: 0.035, items: [] },
  traffic: { requestRate: 12.4, errorPercent: 3.5, p95Ms: null, bytesRate: null },
  config: [],
  marks: [],
  mode: 'sidecar',
  revision: null,
  mtls: { mode: 'strict', setIn: 'mesh' },
  workloads: 6,
  services: 4,
  unhealthy: 1,
  configObjects: 9,
}
const LIST = listQuery('namespaces', { namespaces: [], cluster: 'east', duration: 300, at: null }).queryKey

function renderTab(answer: MeshAnswer, search = '') {
  return renderInShell(
    <DrawingToolsContext value={TOOLS}>
      <TopologyTab />
    </DrawingToolsContext>,
    {
      search,
      answers: [
        [['mesh', 'topology'], answer],
        [[...LIST], { rows: [NAMESPACE], notes: [] }],
      ],
    },
  )
}

const panel = () => within(screen.getByRole('complementary', { name: 'Details' }))

test('with nothing selected the panel tells of the mesh, the worst first', () => {
  renderTab(ANSWER)
  expect(panel().getByRole('heading', { name: 'mesh1' })).toBeDefined()
  expect(panel().getByText('cluster.local')).toBeDefined()
  expect(within(panel().getByRole('list', { name: 'Not well' })).getAllByRole('button')).toHaveLength(2)
  expect(panel().getByText('Its address refuses connections.')).toBeDefined()
})

test.each([
  ['istiod:east/istio-system/istiod', 'istiod', '180 MB of 200 MB'],
  ['data-plane:east/default', 'Data plane default', 'bookinfo'],
  ['source:prometheus', 'Prometheus', 'http://prometheus:9090'],
  ['source:prometheus', 'Prometheus', 'Without it nobody sees the traffic'],
  ['cluster:east', 'east', 'Namespaces in the mesh'],
  ['external', 'External', 'Prometheus'],
  ['scrapes:istiod', 'Prometheus measures istiod', 'Unreachable'],
  ['gone', 'mesh1', 'cluster.local'],
])('%s is told of as %s', (id, name, said) => {
  renderTab(ANSWER, `?sel=${encodeURIComponent(id)}`)
  expect(panel().getByRole('heading', { level: 2, name })).toBeDefined()
  expect(panel().getAllByText(said).length).toBeGreaterThan(0)
})

test('a store that runs in the cluster is told of with its workload, and what is wrong with its setting', () => {
  const store = sampleComponent('source:traces', {
    role: 'trace-store',
    namespace: 'istio-system',
    name: 'traces',
    product: 'Jaeger',
    workload: 'jaeger-2',
    version: '2.17.0',
    image: 'jaegertracing/jaeger:2.17.0',
    replicas: { available: 1, desired: 2 },
    reasons: ['There is no such setting.'],
    source: { id: 'traces', state: 'fresh' },
  })
  renderTab({ ...ANSWER, mesh: { ...SAMPLE_MESH, components: [store], links: [] } }, '?sel=source:traces')
  for (const told of ['2.17.0', 'jaegertracing/jaeger:2.17.0', '1 of 2', 'There is no such setting.']) {
    expect(panel().getByText(told)).toBeDefined()
  }
  expect(panel().getByRole('heading', { name: 'Note' })).toBeDefined()
  expect(panel().getByRole('link', { name: 'Open the workload' }).getAttribute('href')).toBe(
    '/workloads/istio-system/jaeger-2',
  )
})

test('a source leads to its diagnosis, a namespace to its page', () => {
  renderTab(ANSWER, '?sel=source:prometheus')
  expect(panel().getByRole('link', { name: 'Open the diagnosis of this source' }).getAttribute('href')).toBe(
    '/mesh?tab=sources&sel=prometheus',
  )
})

test('namespaces of a data plane tell how they do, as far as it is known', () => {
  renderTab(ANSWER, '?sel=data-plane:east/default')
  const rows = within(panel().getByRole('table', { name: 'Namespaces' })).getAllByRole('row')
  expect(rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['bookinfoDegradedSidecar · 7 pods', 'Strict', '12.43.5% fail', '9'],
    ['travelAmbient · 3 pods', '–', '–', '–'],
  ])
})

test('a gateway tells its addresses, and the ports that Gateways open at it', () => {
  const gateway = { kind: 'gateways.networking.istio.io', namespace: 'shop', name: 'web' } as const
  const listener = { gateway, port: 443, protocol: 'HTTPS', tls: 'SIMPLE', hosts: ['a.example', 'b.example'] }
  const entry = { addresses: ['203.0.113.9'], listeners: [listener], listenersCount: 3 }
  const ingress = sampleComponent('gate', { role: 'ingress-gateway', entry })
  renderTab({ ...ANSWER, mesh: { ...SAMPLE_MESH, components: [ingress] } }, '?sel=gate')
  expect(panel().getByText('203.0.113.9')).toBeDefined()
  const [, row] = within(panel().getByRole('table', { name: 'Listeners' })).getAllByRole('row')
  expect(row?.textContent).toContain('443HTTPSSIMPLEa.example, b.example')
  expect(panel().getByRole('link', { name: 'Gateway shop/web' })).toBeDefined()
  expect(panel().getByText('and 2 more')).toBeDefined()
})

test('the table has the same components as the drawing', async () => {
  const shown = renderTab(ANSWER, '?show=waypoints')
  const drawn = screen.getAllByRole('listitem').filter((item) => item.closest('[aria-label^="Components of"]') !== null)
  await userEvent.setup().click(screen.getByRole('radio', { name: 'Table' }))
  const table = screen.getByRole('table', { name: 'Components of the mesh' })
  expect(within(table).getAllByRole('row')).toHaveLength(drawn.length + 1)
  expect(shown.url()).toContain('view=table')
})

test('who may not see a control plane reads which right is missing, and where to go', () => {
  renderTab({ ...ANSWER, mesh: null, missing: 'Needs istio-system.', missingIn: 'istio-system' })
  expect(screen.getByText('Needs istio-system.')).toBeDefined()
  expect(screen.getByText(/kind: Role/).textContent).toContain('"istio-system"')
  expect(screen.getByRole('link', { name: 'Look at the sources' }).getAttribute('href')).toBe('/mesh?tab=sources')
})

test('hostile names are shown as text', () => {
  const [first, ...rest] = SAMPLE_MESH.components
  const bad = { ...first, name: '<b>\u202e', product: null, source: null, role: 'other' } as typeof first
  renderTab(
    { ...ANSWER, mesh: { ...SAMPLE_MESH, components: [bad, ...rest].filter((one) => one !== undefined) } },
    '?view=table',
  )
  expect(screen.getByRole('button', { name: /<b>/ })).toBeDefined()
})

test('the legend tells the signs of what is drawn from the others, and a key opens it', async () => {
  renderTab(ANSWER)
  const user = userEvent.setup()
  const legend = () => within(screen.getByRole('region', { name: 'Legend' }))
  await user.click(screen.getByRole('button', { name: 'Legend', pressed: false }))
  expect(within(legend().getByRole('list', { name: 'Used' })).getByText('Control plane')).toBeDefined()
  expect(within(legend().getByRole('list', { name: 'Not in this drawing' })).getByText('ztunnel')).toBeDefined()
  await user.click(legend().getByRole('button', { name: 'Close the legend' }))
  expect(screen.queryByRole('region', { name: 'Legend' })).toBeNull()
  await user.keyboard('l')
  expect(screen.getByRole('region', { name: 'Legend' })).toBeDefined()
})

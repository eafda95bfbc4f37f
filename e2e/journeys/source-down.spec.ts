import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { readFile, writeFile } from 'node:fs/promises'
import { type RunningProduct, startProduct } from '../support/start-product'
import { expect, test } from '@playwright/test'

/** What a page says while a source is missing, and what it shows all the same. */
interface PageWithout {
  readonly path: string
  /** Absent: this page does not need the source, and says nothing. */
  readonly says?: RegExp
  /** Text or name of what is there. */
  readonly shows: string | RegExp
}

interface Loss {
  readonly title: string
  /** A chip in the masthead and its state. */
  readonly chip: readonly [name: string, state: string]
  /** Breaks it, once the product knows the mesh. */
  readonly lose: (mesh: DemoMesh) => void
  /** It was never there. */
  readonly fromTheStart?: boolean
  /** As whom the product reads the cluster; the admin unless said. */
  readonly kubeconfig?: (mesh: DemoMesh) => Promise<string>
  readonly pages: readonly PageWithout[]
}

const REVIEWS = 'workloads/bookinfo/reviews-v2'
const NOBODY_CAN_SAY = /Nobody can say what you may see/
const LISTS = [
  ['namespaces', 'istio-system'],
  ['applications?namespaces=bookinfo', 'productpage'],
  ['workloads?namespaces=bookinfo', 'reviews-v2'],
  ['services?namespaces=bookinfo', 'reviews'],
] as const

const LOSSES: readonly Loss[] = [
  {
    title: 'without the metric store',
    chip: ['Prometheus', 'failed|stale'],
    lose: ({ faults }) => faults.add({ target: 'prometheus', kind: 'down' }),
    pages: [
      { path: 'overview', says: /Traffic and the health of requests are not known/, shows: 'istiod' },
      { path: 'graph?namespaces=bookinfo', says: /Prometheus cannot be reached/, shows: 'Traffic graph' },
      ...LISTS.map(([path, shows]) => ({
        path,
        says: /Traffic and the health of requests are not known: Prometheus "default"/,
        shows,
      })),
      { path: 'namespaces/bookinfo', shows: 'reviews-v2' },
      { path: 'namespaces/bookinfo?tab=metrics', says: /Prometheus cannot be reached/, shows: 'Inbound' },
      {
        path: REVIEWS,
        says: /could not be loaded: Prometheus "default"/,
        shows: 'spiffe://cluster.local/ns/bookinfo/sa/bookinfo-reviews',
      },
      { path: `${REVIEWS}?tab=traffic`, says: /Prometheus cannot be reached/, shows: 'reviews-v2' },
      { path: `${REVIEWS}?tab=inbound`, says: /Prometheus cannot be reached/, shows: 'reviews-v2' },
      { path: `${REVIEWS}?tab=logs`, shows: /GET \/reviews/ },
      { path: `${REVIEWS}?tab=traces`, shows: /\d+ traces/ },
      { path: 'traces?service=reviews.bookinfo', shows: /\d+ traces/ },
    ],
  },
  {
    title: 'without the trace store',
    chip: ['Jaeger', 'failed|stale'],
    lose: ({ faults }) => faults.add({ target: 'jaeger', kind: 'down' }),
    pages: [
      { path: 'traces?service=reviews.bookinfo', says: /Jaeger cannot be reached/, shows: 'Traces' },
      { path: `${REVIEWS}?tab=traces`, says: /Jaeger cannot be reached/, shows: 'reviews-v2' },
      { path: 'overview', says: /Jaeger does not answer/, shows: 'productpage' },
      { path: 'workloads?namespaces=bookinfo', shows: 'reviews-v2' },
      { path: `${REVIEWS}?tab=traffic`, shows: 'productpage-v1' },
    ],
  },
  {
    title: 'while logs are refused',
    chip: ['Kubernetes', 'fresh'],
    lose: ({ faults }) => faults.add({ target: 'kubernetes', kind: 'status', status: 403, path: '/log' }),
    pages: [
      { path: `${REVIEWS}?tab=logs`, says: /No log could be read/, shows: 'reviews-v2' },
      { path: REVIEWS, shows: 'spiffe://cluster.local/ns/bookinfo/sa/bookinfo-reviews' },
    ],
  },
  {
    title: 'while events are refused',
    chip: ['Kubernetes', 'fresh'],
    lose: ({ faults }) => faults.add({ target: 'kubernetes', kind: 'status', status: 403, path: '/events' }),
    pages: [
      {
        path: REVIEWS,
        says: /refused our credentials/,
        shows: 'spiffe://cluster.local/ns/bookinfo/sa/bookinfo-reviews',
      },
    ],
  },
  {
    title: 'without the API server from the start',
    chip: ['Kubernetes', 'failed'],
    lose: ({ faults }) => faults.add({ target: 'kubernetes', kind: 'down' }),
    fromTheStart: true,
    // Nothing of the mesh may be shown, but why that is, what helps, and which sources answer.
    pages: [
      ...['overview', 'overview?setup=true', 'graph', 'graph?namespaces=bookinfo', 'workloads', 'traces'],
      ...LISTS.map(([path]) => path),
      ...['namespaces/bookinfo', 'namespaces/bookinfo?tab=metrics', 'services/bookinfo/reviews', REVIEWS],
      ...[`${REVIEWS}?tab=traffic`, `${REVIEWS}?tab=inbound`, `${REVIEWS}?tab=logs`, `${REVIEWS}?tab=traces`],
      'traces?namespaces=bookinfo&service=reviews.bookinfo',
    ].map((path) => ({ path, says: NOBODY_CAN_SAY, shows: /clusters\.home\.kubeconfig_file/ })),
  },
  {
    title: 'without the right to read Istio’s routing',
    chip: ['Kubernetes', 'in part'],
    lose: () => undefined,
    kubeconfig: withoutRouting,
    pages: [
      { path: 'graph?namespaces=bookinfo', shows: 'Traffic graph' },
      ...LISTS.map(([path, shows]) => ({ path, says: /Not read: .*virtualservices.networking.istio.io/, shows })),
      { path: 'services/bookinfo/reviews', says: /virtualservices.networking.istio.io/, shows: 'reviews-v2' },
      { path: `${REVIEWS}?tab=traffic`, shows: 'productpage-v1' },
    ],
  },
]

for (const { title, chip, lose, fromTheStart = false, kubeconfig, pages } of LOSSES) {
  test.describe(title, () => {
    let mesh: DemoMesh
    let product: RunningProduct

    test.beforeAll(async () => {
      mesh = await createDemoMesh({ world: 'bookinfo', clock: 'manual', noise: false })
      mesh.clock.advance(120)
      if (fromTheStart) lose(mesh)
      product = await startProduct(
        {
          KUBECONFIG: (await kubeconfig?.(mesh)) ?? mesh.kubeconfigPath,
          PHAROS_METRICS__STORES__0__URL: mesh.urls.prometheus,
          PHAROS_TRACING__STORES__0__URL: mesh.urls.jaeger,
        },
        { until: fromTheStart ? 'healthz' : 'readyz' },
      )
      // By then it has seen the clock of the mesh, which is not the one of this machine.
      await fetch(`${product.url}api/sources`)
      if (!fromTheStart) lose(mesh)
    })

    test.afterAll(async () => {
      await product.stop()
      await mesh.close()
    })

    for (const { path, says, shows } of pages) {
      test(`${path} ${says === undefined ? 'is whole' : 'says so, and shows the rest'}`, async ({ page }) => {
        await page.goto(`${product.url}${path}`)
        const main = page.getByRole('main')
        await expect(main.getByText(shows).first()).toBeVisible({ timeout: 20_000 })
        await expect(main.getByText(says ?? shows).first()).toBeVisible({ timeout: 20_000 })
        // Sources are asked for their state now and then only.
        const [name, state] = chip
        const chips = page.getByRole('group', { name: 'Sources' })
        await expect(chips.getByRole('button', { name: new RegExp(`^${name}: (${state})$`) })).toBeVisible({
          timeout: 40_000,
        })
      })
    }

    if (fromTheStart) {
      test('once it answers, Retry brings the page, and the others come by themselves', async ({ page }) => {
        const context = page.context()
        const other = await context.newPage()
        await other.goto(`${product.url}graph`)
        await expect(other.getByText(NOBODY_CAN_SAY)).toBeVisible({ timeout: 20_000 })
        await page.goto(`${product.url}overview`)
        await expect(page.getByText(NOBODY_CAN_SAY)).toHaveCount(1, { timeout: 20_000 })
        mesh.faults.clear()
        await page.getByRole('button', { name: 'Retry' }).click()
        await expect(page.getByRole('region', { name: 'Applications' })).toBeVisible()
        await expect(page.getByText(NOBODY_CAN_SAY)).toHaveCount(0)
        await expect(other.getByRole('application', { name: /17 nodes/ })).toBeVisible({ timeout: 40_000 })
      })
    }
  })
}

/** The viewer, whose role lacks one group of kinds. */
async function withoutRouting(mesh: DemoMesh): Promise<string> {
  const roles = mesh.store.list('clusterroles.rbac.authorization.k8s.io')
  const role = roles.find(({ metadata }) => metadata.name === 'demo-viewer')
  if (role === undefined) throw new Error('the demo has no viewers')
  const rules: unknown = JSON.parse(JSON.stringify(role.rules).replace('"networking.istio.io",', ''))
  mesh.store.update({ ...role, rules })
  const kubeconfig = `${mesh.kubeconfigPath}-viewer`
  const admin = await readFile(mesh.kubeconfigPath, 'utf8')
  await writeFile(kubeconfig, admin.replace(/current-context: \S+/, 'current-context: viewer'), { mode: 0o600 })
  return kubeconfig
}

import { claimFolder } from '../claim-folder'
import { installDefinitions } from '../kube/definitions'
import { seed } from '../kube/seed'
import { realFolder } from '../real-place'
import { type Stack, startStack } from '../stack'
import { buildTools, goMissing, type Toolbox } from '../tools/build'
import { knownState, objectsHeld, objectsThere } from './known-state'
import { lastWords } from './last-words'
import { type Pharos, startPharos } from './pharos'
import { routingShown } from './routing'
import { trafficShown } from './traffic'
import { untilDone } from './until-done'
import { LIVES, startWriter, WRITTEN, WRITTEN_NAMESPACE } from './writer'
import { writeKubeConfig } from './write-kubeconfig'
import { bootstrapObjects } from '@/demo/kubernetes/bootstrap-objects'
import { textAt } from '@/demo/kubernetes/json'
import { compactEtcd } from '@/demo/testing/compact-etcd'
import {
  bindRole,
  createServiceAccount,
  createToken,
  deleteServiceAccount,
  type ServiceAccount,
} from '@/demo/testing/service-account'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect as matching, type ExpectStatic, test } from 'vitest'

// One control plane and one Pharos for every user; what disturbs each other comes one after the other.

const missing = await goMissing()
const DIRECTORY = realFolder('faults')
/** What the issue asks of a return. */
const SOON = { timeout: 30_000, interval: 500 }
/** Rights, and kinds that are not served, are asked for again within a minute. */
const MINUTE = { timeout: 75_000, interval: 1_000 }
const VIEWERS = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/demo-viewer'
const ROUTES = 'virtualservices.networking.istio.io'

const READER = { namespace: WRITTEN, name: 'reader' }
const REVOKED = { namespace: WRITTEN, name: 'revoked' }

let readerToken = ''
let toolbox: Toolbox
let stack: Stack
/** As a service account: an API server that starts knows neither those nor their rights at once. */
let reader: Pharos
let viewer: Pharos
const closers: (() => Promise<void>)[] = []

async function pharosOf(name: string, token: string): Promise<Pharos> {
  const { cluster, prometheus } = stack
  const kubeconfigPath = join(DIRECTORY, `kubeconfig-${name}`)
  await writeKubeConfig(kubeconfigPath, { ...cluster, token })
  const pharos = await startPharos({ name, directory: DIRECTORY, kubeconfigPath, prometheus: prometheus.url })
  closers.push(() => pharos.stop())
  return pharos
}

/** Of a new account with the viewer's rights. */
async function tokenOf(account: ServiceAccount): Promise<string> {
  const { api } = stack.cluster
  await createServiceAccount(api, account)
  await bindRole(api, 'demo-viewer', account)
  return createToken(api, account)
}

describe.skipIf(missing !== undefined)(`faults of the real servers under a running Pharos ${missing ?? ''}`, () => {
  beforeAll(async () => {
    await claimFolder(DIRECTORY)
    toolbox = await buildTools(console.log)
    stack = await startStack({ toolbox, directory: DIRECTORY, world: 'default', noise: false, say: () => undefined })
    closers.push(() => stack.stop())
    await seed(stack.cluster.api, [WRITTEN_NAMESPACE])
    // The first one unpacks the build for all.
    readerToken = await tokenOf(READER)
    reader = await pharosOf('reader', readerToken)
    viewer = await pharosOf('viewer', 'demo-viewer')
  })
  afterAll(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(await lastWords(DIRECTORY))
  })

  describe('while the API server stays', () => {
    test.concurrent('rights that are taken away end within a minute', async ({ expect }) => {
      const { api } = stack.cluster
      expect(await viewer.namespaces()).toContainEqual(expect.objectContaining({ name: 'bookinfo' }))
      // The graph waits for a Prometheus that another test stops.
      const graph = (scope: string) => viewer.get(`api/graph?namespaces=${scope}`)
      await expect.poll(() => graph('bookinfo'), SOON).toMatchObject({ status: 200 })
      await api.must(VIEWERS, { method: 'DELETE' })

      await expect.poll(() => viewer.namespaces(), MINUTE).toEqual([])
      const { body } = await graph('bookinfo')
      expect(body).toMatchObject({ error: { code: 'forbidden', details: { namespace: 'bookinfo' } } })
      expect(await graph('*')).toMatchObject({ status: 200, body: { nodes: [], edges: [] } })
    })

    test.concurrent(
      'a revoked token is told within a minute, shows nothing any more, and can be renewed in place',
      async ({ expect }) => {
        const { api } = stack.cluster
        const pharos = await pharosOf('revoked', await tokenOf(REVOKED))
        expect(await pharos.namespaces()).toContainEqual(expect.objectContaining({ name: 'bookinfo' }))
        const held = await objectsHeld(pharos)

        await deleteServiceAccount(api, REVOKED)
        await expect
          .poll(() => pharos.source('kubernetes'), MINUTE)
          .toMatchObject({
            state: 'stale',
            message: containing('refused our credentials (HTTP 401). Renew them in the kubeconfig'),
          })
        await expect
          .poll(() => pharos.get('api/namespaces'), MINUTE)
          .toMatchObject({ status: 503, body: { error: { message: containing('HTTP 401') } } })
        expect(await pharos.get('api/graph?namespaces=bookinfo')).toMatchObject({ status: 503 })

        await createServiceAccount(api, REVOKED)
        const kubeconfig = join(DIRECTORY, 'kubeconfig-revoked')
        await writeKubeConfig(kubeconfig, { ...stack.cluster, token: await createToken(api, REVOKED) })
        await expect.poll(() => pharos.source('kubernetes'), SOON).toMatchObject({ state: 'fresh', message: null })
        await expect.poll(() => pharos.get('api/graph?namespaces=bookinfo'), SOON).toMatchObject({ status: 200 })
        expect((await objectsHeld(pharos)).services).toBe(held.services)
      },
    )

    test.concurrent(
      'a definition that is removed takes its objects along, and those alone; added back it brings them back',
      async ({ expect }) => {
        const { api } = stack.cluster
        const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${ROUTES}`
        const { [ROUTES]: routes = 0, ...others } = await objectsHeld(reader)
        // The graph waits for a Prometheus that another test stops.
        await expect.poll(() => routingShown(reader, 'myapp', 'myapp'), SOON).toEqual(['myapp'])

        await api.must(path, { method: 'DELETE' })
        await expect.poll(() => objectsHeld(reader), SOON).toEqual({ ...others, [ROUTES]: 0 })
        await expect.poll(() => routingShown(reader, 'myapp', 'myapp'), SOON).toEqual([])
        await expect.poll(() => api.call(path), SOON).toMatchObject({ status: 404 })
        await expect.poll(() => reader.source('kubernetes'), SOON).toMatchObject({ state: 'fresh' })

        await installDefinitions(api, toolbox.definitions)
        await seed(
          api,
          stack.world.objects.filter(({ kind }) => kind === 'VirtualService'),
        )
        await expect.poll(() => objectsHeld(reader), MINUTE).toEqual({ ...others, [ROUTES]: routes })
        await expect.poll(() => routingShown(reader, 'myapp', 'myapp'), SOON).toEqual(['myapp'])
      },
    )

    test.concurrent(
      'a Prometheus that is stopped is told with the time of its last answer, and is fresh again after its return',
      async ({ expect }) => {
        // Longer windows are not full yet: what they say goes on rising.
        const before = await trafficShown(reader, 'travel', '15s')
        if (typeof before === 'number') throw new Error(`no graph before the fault: ${before}`)
        const most = Math.max(...before.map(({ rate }) => rate))
        expect(most).toBeGreaterThan(0)
        const { asOf } = await reader.source('prometheus')

        await stack.stopPrometheus()
        await expect
          .poll(() => reader.source('prometheus'), SOON)
          .toMatchObject({
            state: 'stale',
            message: 'Prometheus "default" refused the connection.',
          })
        const told = await reader.source('prometheus')
        expect(Date.parse(told.asOf ?? '')).toBeGreaterThanOrEqual(Date.parse(asOf ?? ''))
        expect(await reader.get('api/graph?namespaces=travel')).toMatchObject({
          status: 503,
          body: { error: { code: 'upstream_unavailable', message: 'Prometheus "default" refused the connection.' } },
        })
        for (const path of ['healthz', 'readyz']) expect(await reader.get(path)).toMatchObject({ status: 200 })
        expect(await reader.namespaces()).toContainEqual(expect.objectContaining({ name: 'travel' }))

        await stack.startPrometheus()
        await expect.poll(() => reader.source('prometheus'), SOON).toMatchObject({ state: 'fresh', message: null })
        // The counters went on meanwhile: across the gap there is neither a jump nor a reset.
        for (const window of ['1m', '5m']) {
          const after = await trafficShown(reader, 'travel', window)
          if (typeof after === 'number') throw new Error(`no graph after the fault: ${after}`)
          const numbers = after.flatMap(({ rate, errorRate, classes }) => [rate, errorRate, ...Object.values(classes)])
          expect(numbers.filter((value) => !(value >= 0 && value <= most * 2))).toEqual([])
        }
        // Within the shortest window only samples of after the return count.
        await expect
          .poll(async () => callsOfPortal(await trafficShown(reader, 'travel', '15s')), SOON)
          .toEqual(callsOfPortal(before))
      },
    )
  })

  describe('while the API server comes and goes', () => {
    test.concurrent('rights that are given back show their namespaces within a minute', async ({ expect }) => {
      const given = bootstrapObjects(stack.world.objects).filter(
        ({ kind, metadata }) => kind === 'ClusterRoleBinding' && metadata.name === 'demo-viewer',
      )
      await untilDone(() => seed(stack.cluster.api, given))
      await expect.poll(() => viewer.namespaces(), MINUTE).toContainEqual(expect.objectContaining({ name: 'bookinfo' }))
      await expect.poll(() => viewer.get('api/graph?namespaces=bookinfo'), SOON).toMatchObject({ status: 200 })
    })

    test.concurrent(
      'an API server that is killed thrice costs neither an event nor a connection',
      async ({ expect }) => {
        const before = await socketsOf(reader)
        await outage(expect)
        await outage(expect)
        await outageWithCompaction(expect)
        // One for each watch, and no second set of them.
        const watches = Object.keys(await objectsHeld(reader)).length
        await expect.poll(() => socketsOf(reader), SOON).toBeLessThan(before + watches)
        expect(await socketsOf(reader)).toBeGreaterThanOrEqual(watches)
      },
    )
  })
})

/** Kills the API server between changes, and looks at Pharos before and after its return. */
async function outage(expect: ExpectStatic, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { cluster } = stack
  const known = { status: 200, body: { nodes: including({ workload: 'reviews-v2' }) } }
  // Rights that were never asked for cannot outlive an outage.
  await expect.poll(() => reader.get('api/graph?namespaces=bookinfo'), SOON).toMatchObject(known)
  const writer = startWriter(cluster.api)
  try {
    await expect.poll(() => writer.written(), SOON).toBeGreaterThan(1)
    await cluster.killApiServer()
    await meanwhile()
    const stale = { state: 'stale', message: containing('The Kubernetes API') }
    await expect.poll(() => reader.source('kubernetes'), SOON).toMatchObject(stale)
    expect(await reader.get('api/graph?namespaces=bookinfo')).toMatchObject(known)
    for (const path of ['healthz', 'readyz']) expect(await reader.get(path)).toMatchObject({ status: 200 })

    const written = writer.written()
    await cluster.startApiServer()
    const until = performance.now() + SOON.timeout
    await expect.poll(() => writer.written(), SOON).toBeGreaterThan(written + LIVES)
    await writer.stop()
    const left = { timeout: Math.max(1, until - performance.now()), interval: 250 }
    await expect.poll(() => reader.source('kubernetes'), left).toMatchObject({ state: 'fresh', message: null })
  } finally {
    // What failed before tells more than a writer without a server.
    await writer.stop().catch(() => undefined)
  }
  const there = await objectsThere(cluster.api, Object.keys(await objectsHeld(reader)))
  // The events of the last changes may be under way.
  await expect.poll(() => objectsHeld(reader), SOON).toEqual(there)
  await expectSameAsFresh(expect)
}

/** The same, and every watch goes on from a version that etcd has dropped. */
async function outageWithCompaction(expect: ExpectStatic): Promise<void> {
  const { api, etcd } = stack.cluster
  const seen = textAt(await api.must('/api/v1/services?limit=1'), 'metadata', 'resourceVersion')
  const lists = await listsOf(reader)
  await outage(expect, () => compactEtcd(etcd.url))
  const old = `/api/v1/services?resourceVersion=${seen}&resourceVersionMatch=Exact&limit=1`
  expect(await api.call(old)).toMatchObject({ status: 410 })
  // The kind that was written last stands at the revision that is left, and may go on from there.
  const others = Object.keys(await objectsHeld(reader)).length - 1
  await expect.poll(() => listsOf(reader), SOON).toBeGreaterThanOrEqual(lists + others)
}

function containing(words: string): unknown {
  return matching.stringContaining(words)
}

function including(item: object): unknown {
  return matching.arrayContaining([matching.objectContaining(item)])
}

/** Another Pharos that has just listed everything knows the same. */
async function expectSameAsFresh(expect: ExpectStatic): Promise<void> {
  const at = Math.floor(Date.now() / 1000)
  const fresh = await pharosOf('fresh', readerToken)
  const known = await knownState(fresh, at)
  await fresh.stop()
  expect(JSON.stringify(known)).toContain('travel')
  expect(await knownState(reader, at)).toEqual(known)
}

async function socketsOf(pharos: Pharos): Promise<number> {
  return (await pharos.metrics()).get('nodejs_active_resources{type="TCPSocketWrap"}') ?? 0
}

/** Lists that it has asked for since its start. */
async function listsOf(pharos: Pharos): Promise<number> {
  const name = 'pharos_upstream_request_duration_seconds_count{source="kubernetes",operation="list",result="ok"}'
  return (await pharos.metrics()).get(name) ?? 0
}

/** The calls on which no VirtualService has a say. */
function callsOfPortal(edges: Awaited<ReturnType<typeof trafficShown>>): readonly string[] {
  return typeof edges === 'number' ? [] : edges.map(({ id }) => id).filter((id) => id.includes('/portal'))
}

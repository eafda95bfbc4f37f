import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { untilTrue } from '@/demo/testing/until-true'
import type { User } from '@/lib/access/user'
import { createPortForward } from '@/lib/kubernetes/create-port-forward'
import type { KubeClient } from '@/lib/kubernetes/kube-client'
import { clientWithToken } from '@/lib/kubernetes/testing/connect-store'
import type { Istiod, IstiodPod } from '@/lib/ports/istiod'
import { describeIstiod } from '@/lib/ports/testing/istiod-contract'
import { milliseconds } from '@/lib/std/units'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createIstiod } from './create-istiod'

const USER: User = { name: 'anonymous', strategy: 'anonymous' }
const PORT = 15_014
const call = (timeoutMs = 10_000, signal = new AbortController().signal) => {
  return { signal, timeoutMs: milliseconds(timeoutMs) }
}

/** As in operation: with the rights of the token, through the API server of the demo. */
async function throughApiServer(mesh: DemoMesh, token: string, port = PORT) {
  const caPem = await readFile(join(dirname(mesh.kubeconfigPath), 'ca.crt'), 'utf8')
  const client = clientWithToken({ url: mesh.urls.kubernetes, caPem }, token)
  const forward = createPortForward(client)
  const istiod = createIstiod({
    connect: (_user, { namespace, name }, limits) => forward.connect({ namespace, pod: name, port }, limits),
  })
  return { client, istiod }
}

function istiodPod(mesh: DemoMesh): IstiodPod {
  const pod = mesh.store.list('pods').find(({ metadata }) => metadata.name.startsWith('istiod-'))
  return { namespace: 'istio-system', name: pod?.metadata.name ?? '' }
}

describeIstiod('istiod of the demo', async () => {
  const mesh = await createDemoMesh({ clock: 'manual' })
  const { client, istiod } = await throughApiServer(mesh, 'demo-admin')
  return {
    ...{ istiod, pod: istiodPod(mesh), version: '1.31.1', connected: true },
    // Of Kubernetes, and of a ServiceEntry.
    hosts: ['reviews.bookinfo.svc.cluster.local', 'api.cardnet.example'],
    async close() {
      client.close()
      await mesh.close()
    },
  }
})

describe('istiod of the demo, through its API server', () => {
  let mesh: DemoMesh
  let pod: IstiodPod
  const clients: KubeClient[] = []
  const reach = async (token: string, port?: number): Promise<Istiod> => {
    const { client, istiod } = await throughApiServer(mesh, token, port)
    clients.push(client)
    return istiod
  }
  beforeAll(async () => {
    mesh = await createDemoMesh({ clock: 'manual' })
    pod = istiodPod(mesh)
  })
  afterEach(async () => {
    mesh.faults.clear()
    // Whatever happened, no connection is left.
    await untilTrue('no connection is left', () => Promise.resolve(mesh.openPortForwards() === 0))
  })
  afterAll(async () => {
    for (const client of clients) client.close()
    await mesh.close()
  })

  test('knows every proxy of the mesh once, by its kind', async () => {
    const told = await (await reach('demo-admin')).proxies(USER, pod, call())
    const proxies = told.ok ? told.value : []
    expect(new Set(proxies.map(({ type }) => type))).toEqual(new Set(['sidecar', 'router', 'waypoint', 'ztunnel']))
    const names = proxies.map(({ namespace, name }) => `${namespace}/${name}`)
    expect(names).toEqual([...new Set(names)])
    const synced = { cds: 'synced', lds: 'synced', rds: 'synced', eds: 'synced', ecds: 'never-sent' }
    const envoys = proxies.filter(({ type }) => type !== 'ztunnel')
    expect(envoys.map(({ states }) => states)).toEqual(envoys.map(() => synced))
    expect(proxies.filter(({ istioVersion }) => istioVersion !== '1.31.1').map((one) => one.istioVersion)).toEqual([
      '1.30.4',
    ])
  })

  test('tells a proxy that does not acknowledge', async () => {
    mesh.faults.add({ target: 'mesh', kind: 'stale', pod: 'bookinfo/reviews-v2-' })
    const told = await (await reach('demo-admin')).proxies(USER, pod, call())
    const stale = told.ok ? told.value.filter(({ states }) => states.cds === 'stale') : []
    expect(stale.map(({ name }) => name.replace(/-[^-]+-[^-]+$/, ''))).toEqual(['reviews-v2'])
  })

  test.each([
    ['without the right', { token: 'demo-viewer' }, 'forbidden', /cannot get resource "pods\/portforward"/],
    ['of a user whom nobody knows', { token: 'who' }, 'upstream_unavailable', /^none$/],
    ['at a pod that is not there', { name: 'gone' }, 'not_found', /"gone" not found/],
    ['at a name that climbs', { name: '../../secrets' }, 'not_found', /^none$/],
    ['at a port at which nobody listens', { port: 9_999 }, 'upstream_unavailable', /connection refused/],
  ] as const)('asked %s is a failure of that kind', async (_, asked, code, words) => {
    const { token, name, port } = { token: 'demo-admin', name: pod.name, port: PORT, ...asked }
    const told = await (await reach(token, port)).version(USER, { ...pod, name }, call())
    expect(told).toMatchObject({ ok: false, error: { code, details: { source: 'istiod' } } })
    expect(told.ok ? undefined : (told.error.details.upstream ?? 'none')).toMatch(words)
  })

  test('with the right to get and none to create is forbidden', async () => {
    mesh.store.create({
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'gets-ports' } },
      rules: [{ apiGroups: [''], resources: ['pods/portforward'], verbs: ['get'] }],
    })
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'gets-ports' }
    mesh.store.create({
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'gets-ports' } },
      ...{ roleRef, subjects: [{ kind: 'User', name: 'nobody' }] },
    })
    const told = await (await reach('demo-nobody')).version(USER, pod, call())
    expect(told).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  test.each([
    [{ kind: 'down' }, 'upstream_unavailable'],
    [{ kind: 'hang' }, 'upstream_timeout'],
    [{ kind: 'reset' }, 'upstream_invalid'],
    [{ kind: 'garbage' }, 'upstream_invalid'],
    [{ kind: 'html' }, 'upstream_invalid'],
    [{ kind: 'huge' }, 'too_large'],
    [{ kind: 'status', status: 503 }, 'upstream_unavailable'],
    [{ kind: 'status', status: 404 }, 'not_found'],
  ] as const)('broken as %j is told as such', async (fault, code) => {
    mesh.faults.add({ target: 'istiod', ...fault })
    const told = await (await reach('demo-admin')).meshConfig(USER, pod, call(fault.kind === 'hang' ? 300 : 10_000))
    expect(told).toMatchObject({ ok: false, error: { code } })
  })

  test('given up while it is silent leaves no connection', async () => {
    mesh.faults.add({ target: 'istiod', kind: 'hang' })
    const reader = new AbortController()
    const asked = (await reach('demo-admin')).proxies(USER, pod, call(60_000, reader.signal))
    await expect.poll(() => mesh.openPortForwards(), { timeout: 10_000 }).toBe(1)
    reader.abort()
    expect(await asked).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
  })

  test('behind an API server that is silent is given up in time', async () => {
    mesh.faults.add({ target: 'kubernetes', kind: 'hang' })
    const told = await (await reach('demo-admin')).version(USER, pod, call(300))
    expect(told).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
  })

  test('is asked many questions at once', async () => {
    const istiod = await reach('demo-admin')
    const told = await Promise.all(Array.from({ length: 30 }, () => istiod.registry(USER, pod, call())))
    expect(new Set(told.map((one) => (one.ok ? one.value.length : one.error.message))).size).toBe(1)
    expect(told[0]?.ok).toBe(true)
  })
})

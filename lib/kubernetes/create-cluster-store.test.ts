import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { milliseconds } from '@/lib/std/units'
import { createClusterStore, type ClusterStoreSettings } from './create-cluster-store'
import type { KubeClient } from './kube-client'
import { refuse, reply, ScriptedApiServer } from './testing/scripted-api-server'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const PODS = '/api/v1/pods'
const SERVICES = '/api/v1/services'
const ROUTES = '/apis/networking.istio.io/v1/virtualservices'

let api = new ScriptedApiServer()
const open: { readonly client: KubeClient; readonly store: ClusterStore }[] = []
let waits: string[] = []
beforeEach(async () => {
  api = new ScriptedApiServer()
  waits = []
  await api.start()
})
afterEach(async () => {
  for (const { client, store } of open.splice(0)) {
    await store.stop()
    client.close()
  }
  await api.close()
})

function start(changes: Partial<ClusterStoreSettings> = {}): ClusterStore {
  const client = api.client()
  const times = {
    afterFailureMs: (attempt: number) => (waits.push(`failure ${attempt}`), 1),
    whileAbsentMs: (attempt: number) => (waits.push(`absent ${attempt}`), attempt < 5 ? 1 : 20),
    whileDeniedMs: (attempt: number) => (waits.push(`denied ${attempt}`), attempt < 5 ? 1 : 20),
    wait: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  }
  const settings = {
    name: '',
    controlPlaneNamespaces: ['istio-system'],
    excludeKinds: [],
    pageSize: 2,
    maxObjects: 1_000,
    timeoutMs: milliseconds(5_000),
    idleMs: milliseconds(10_000),
    ...changes,
  }
  const store = createClusterStore(client, settings, { times })
  open.push({ client, store })
  store.start()
  return store
}

/** Waits for the store to tell of a change after which the condition holds. */
async function until(s: ClusterStore, condition: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = s.subscribe(() => {
      if (!condition()) return
      end()
      resolve()
    })
    if (condition()) {
      end()
      resolve()
    }
  })
}
const stateOf = (s: ClusterStore, kind: ClusterKind): KindState['state'] | undefined =>
  s.states().find((state) => state.kind === kind)?.state
const synced = (s: ClusterStore, ...kinds: ClusterKind[]): Promise<void> =>
  until(s, () => kinds.every((kind) => stateOf(s, kind) === 'synced'))
const names = (s: ClusterStore, kind: ClusterKind): string[] =>
  s.list(kind).map(({ metadata }) => metadata.name).toSorted() // prettier-ignore
const pod = (name: string, namespace = 'shop') => ({ metadata: { name, namespace } })

describe('objects', () => {
  test('are listed page by page and then followed', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) api.put(PODS, pod(name))
    const s = start()
    await synced(s, 'pods')
    expect(names(s, 'pods')).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(api.calls(PODS).lists).toBe(3)
    expect(s.list('pods')[0]).toMatchObject({ apiVersion: 'v1', kind: 'Thing', metadata: { namespace: 'shop' } })

    api.put(PODS, pod('f'))
    api.put(PODS, { ...pod('a'), status: { phase: 'Failed' } })
    api.remove(PODS, 'b')
    await until(s, () => !names(s, 'pods').includes('b'))
    expect(names(s, 'pods')).toEqual(['a', 'c', 'd', 'e', 'f'])
    expect(s.get('pods', 'shop', 'a')?.status).toEqual({ phase: 'Failed' })
    expect(s.get('pods', 'other', 'a')).toBeUndefined()
    expect(s.states().find(({ kind }) => kind === 'pods')).toMatchObject({ state: 'synced', objects: 5 })
  })

  test('of the same name in two namespaces are two', async () => {
    api.put(SERVICES, pod('web', 'a'))
    api.put(SERVICES, pod('web', 'b'))
    const s = start()
    await synced(s, 'services')
    expect(s.list('services')).toHaveLength(2)
    expect(s.get('services', 'b', 'web')?.metadata.namespace).toBe('b')
  })

  test('that cannot be read are left out, and the others are kept', async () => {
    api.put(PODS, pod('good'))
    api.intercepts.set(PODS, (request, response) => {
      if (request.url.includes('watch')) return false
      reply(response, {
        metadata: { resourceVersion: '7' },
        items: [null, 3, {}, { metadata: { name: 7 } }, { metadata: { name: '' } }, pod('good')],
      })
      return true
    })
    const s = start()
    await synced(s, 'pods')
    expect(names(s, 'pods')).toEqual(['good'])
  })

  test('raise the revision, and many changes are told once', async () => {
    const s = start()
    await synced(s, 'pods')
    const before = s.revision()
    let told = 0
    const end = s.subscribe(() => (told += 1))
    for (const name of ['a', 'b', 'c']) api.put(PODS, pod(name))
    await until(s, () => s.list('pods').length === 3)
    end()
    expect(s.revision()).toBeGreaterThanOrEqual(before + 3)
    expect(told).toBeLessThanOrEqual(3)
    api.put(PODS, pod('d'))
    const after = told
    await until(s, () => s.list('pods').length === 4)
    expect(told).toBe(after)
  })

  test('of one kind are one array until one of them changes', async () => {
    api.put(PODS, pod('a'))
    const s = start()
    await synced(s, 'pods', 'services')
    const first = s.list('pods')
    api.put(SERVICES, pod('s'))
    await until(s, () => s.list('services').length === 1)
    expect(s.list('pods')).toBe(first)
  })
})

describe('a watch', () => {
  test('asks for bookmarks and an end, and passes no credential in its address', async () => {
    const s = start()
    await synced(s, 'pods')
    const watch = api.server.requests.find(({ url }) => url.startsWith(`${PODS}?`) && url.includes('watch=true'))
    expect(watch?.url).toContain('allowWatchBookmarks=true')
    expect(watch?.url).toContain('timeoutSeconds=240')
    expect(watch?.headers.authorization).toBe('Bearer test-token')
  })

  test('that the server ends is resumed from the last version, without a list and without a failure', async () => {
    const s = start()
    await synced(s, 'pods')
    const version = api.put(PODS, pod('a'))
    await until(s, () => names(s, 'pods').length === 1)
    api.endWatches(PODS)
    api.put(PODS, pod('b'))
    await until(s, () => names(s, 'pods').length === 2)
    expect(api.calls(PODS)).toMatchObject({ lists: 1, watchedFrom: [expect.any(String), version] })
    expect(waits).not.toContain('failure 0')
  })

  test('resumes from the last bookmark', async () => {
    const s = start()
    await synced(s, 'pods')
    api.send(PODS, { type: 'BOOKMARK', object: { kind: 'Pod', metadata: { resourceVersion: '777' } } })
    api.endWatches(PODS)
    await vi.waitFor(() => expect(api.calls(PODS).watchedFrom).toHaveLength(2))
    expect(api.calls(PODS).watchedFrom[1]).toBe('777')
    expect(s.list('pods')).toEqual([])
  })

  test('whose connection breaks is failed, keeps what it knows, and comes back from the last version', async () => {
    const s = start()
    await synced(s, 'pods')
    const version = api.put(PODS, pod('a'))
    await until(s, () => names(s, 'pods').length === 1)
    const states: unknown[] = []
    s.subscribe(() => states.push(stateOf(s, 'pods')))
    api.dropWatches(PODS)
    await until(s, () => states.includes('failed') && stateOf(s, 'pods') === 'synced')
    expect(names(s, 'pods')).toEqual(['a'])
    expect(api.calls(PODS)).toMatchObject({ lists: 1, watchedFrom: [expect.any(String), version] })
    expect(waits).toContain('failure 0')
  })

  test.each([
    ['with status 410', 'status'],
    ['with an ERROR event and a stream that stays open', 'event'],
  ])('from a version that is too old is listed anew: %s', async (_title, how) => {
    api.put(PODS, pod('stays'))
    api.put(PODS, pod('vanishes'))
    const s = start()
    await synced(s, 'pods')
    api.forget(PODS, 'vanishes')
    if (how === 'event') api.send(PODS, { type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } })
    else {
      api.intercepts.set(PODS, (request, response) => {
        if (!request.url.includes('watch')) return false
        api.intercepts.delete(PODS)
        refuse(response, 410, 'too old resource version')
        return true
      })
      api.endWatches(PODS)
    }
    await until(s, () => !names(s, 'pods').includes('vanishes'))
    await vi.waitFor(() => expect(api.calls(PODS).lists).toBe(2))
    api.put(PODS, pod('new'))
    await until(s, () => names(s, 'pods').includes('new'))
    expect(names(s, 'pods')).toEqual(['new', 'stays'])
    expect(waits).not.toContain('failure 0')
  })

  test('that falls silent is noticed and opened again', async () => {
    const s = start({ idleMs: milliseconds(50) })
    await until(s, () => s.states().some(({ message }) => message?.includes('sent nothing') === true))
    await vi.waitFor(() => expect(api.calls(PODS).watchedFrom.length).toBeGreaterThan(1))
  })

  test.each([
    ['text that is no JSON', 'nonsense\n'],
    ['JSON that is no event', '{"hello":1}\n'],
    ['an error that is not 410', '{"type":"ERROR","object":{"code":500,"message":"etcd is\\nunwell"}}\n'],
  ])(
    'that sends %s fails, and is listed anew: what stands at its place may never be readable',
    async (_title, line) => {
      api.put(PODS, pod('stays'))
      api.put(PODS, pod('vanishes'))
      const s = start()
      await synced(s, 'pods')
      api.forget(PODS, 'vanishes')
      const states: (KindState | undefined)[] = []
      s.subscribe(() => states.push(s.states().find(({ kind }) => kind === 'pods')))
      api.send(PODS, line)
      await until(s, () => states.some((state) => state?.state === 'failed') && stateOf(s, 'pods') === 'synced')
      const failure = states.find((state) => state?.state === 'failed')
      expect(failure?.message).toMatch(/something else than events|etcd is unwell/)
      expect(names(s, 'pods')).toEqual(['stays'])
      expect(api.calls(PODS).lists).toBe(2)
    },
  )

  test('waits longer after each failure', async () => {
    api.intercepts.set(PODS, (_request, response) => {
      refuse(response, 500, 'boom')
      return true
    })
    const s = start()
    await vi.waitFor(() => expect(waits).toContain('failure 3'), { timeout: 10_000 })
    expect(s.states().find(({ kind }) => kind === 'pods')).toMatchObject({ state: 'failed', message: 'boom' })
  })

  test('does not take in more objects than the limit', async () => {
    const s = start({ maxObjects: 3, pageSize: 10 })
    await synced(s, 'pods')
    for (const name of ['a', 'b', 'c', 'd', 'e']) api.put(PODS, pod(name))
    await until(s, () => stateOf(s, 'pods') === 'failed')
    expect(s.list('pods')).toHaveLength(3)
  })
})

describe('a kind', () => {
  test('that is not served is absent, and noticed when it appears', async () => {
    const served = api.groups['networking.istio.io'] ?? {}
    api.groups['networking.istio.io'] = {}
    const s = start()
    await until(s, () => stateOf(s, 'virtualservices.networking.istio.io') === 'absent')
    await synced(s, 'pods')
    api.groups['networking.istio.io'] = served
    api.put(ROUTES, pod('reviews'))
    await synced(s, 'virtualservices.networking.istio.io')
    expect(names(s, 'virtualservices.networking.istio.io')).toEqual(['reviews'])
  })

  test('that ceases to be served loses its objects', async () => {
    api.put(ROUTES, pod('reviews'))
    const s = start()
    await synced(s, 'virtualservices.networking.istio.io')
    api.groups['networking.istio.io'] = {}
    api.dropWatches(ROUTES)
    await until(s, () => stateOf(s, 'virtualservices.networking.istio.io') === 'absent')
    expect(s.list('virtualservices.networking.istio.io')).toEqual([])
  })

  test('is read in the preferred version, or in the one that has it', async () => {
    const s = start()
    await synced(s, 'virtualservices.networking.istio.io', 'tcproutes.gateway.networking.k8s.io', 'gateways.gateway.networking.k8s.io') // prettier-ignore
    const paths = api.server.requests.filter(({ url }) => url.includes('watch')).map(({ url }) => url.split('?')[0])
    expect(paths).toContain(ROUTES)
    expect(paths).toContain('/apis/gateway.networking.k8s.io/v1alpha2/tcproutes')
    expect(paths).toContain('/apis/gateway.networking.k8s.io/v1/gateways')
  })

  test('that is not served is looked for again, longer each time', async () => {
    delete api.groups['networking.istio.io']
    const kind = 'virtualservices.networking.istio.io'
    const s = start({ excludeKinds: CLUSTER_KINDS.filter((each) => each !== kind) })
    await vi.waitFor(() => expect(waits.length).toBeGreaterThan(2), { timeout: 10_000 })
    expect(waits.slice(0, 3)).toEqual(['absent 0', 'absent 1', 'absent 2'])
    expect(stateOf(s, kind)).toBe('absent')
  })

  test('that was long not served is asked for soon when discovery is refused: the server may be starting', async () => {
    delete api.groups['networking.istio.io']
    const kind = 'virtualservices.networking.istio.io'
    const s = start({ excludeKinds: CLUSTER_KINDS.filter((each) => each !== kind) })
    await vi.waitFor(() => expect(waits).toContain('absent 6'), { timeout: 10_000 })
    api.intercepts.set('/apis', (_request, response) => {
      refuse(response, 403, 'cannot get path "/apis"')
      return true
    })
    await until(s, () => stateOf(s, kind) === 'failed')
    expect(waits.find((wait) => wait.startsWith('denied'))).toBe('denied 0')
  })

  test('that may not be listed is denied with the server’s words, and asked for again', async () => {
    let denied = true
    api.intercepts.set(SERVICES, (_request, response) => {
      if (denied) refuse(response, 403, 'services is forbidden: User "me" cannot list')
      return denied
    })
    const s = start()
    await until(s, () => stateOf(s, 'services') === 'denied')
    const words = s.states().find(({ kind }) => kind === 'services')?.message
    expect(words).toBe('services is forbidden: User "me" cannot list')
    await synced(s, 'pods')
    await vi.waitFor(() => expect(waits).toContain('denied 5'))
    denied = false
    await synced(s, 'services')
  })

  test('that is refused a few times keeps its objects, as failed: a server that starts knows no rights yet', async () => {
    api.put(SERVICES, pod('web'))
    const s = start()
    await synced(s, 'services')
    const seen = new Set<string>()
    s.subscribe(() => seen.add(`${stateOf(s, 'services') ?? ''} ${names(s, 'services').join()}`))
    let refusals = 5
    api.intercepts.set(SERVICES, (_request, response) => {
      if (refusals === 0) return false
      refusals -= 1
      refuse(response, 403, 'services is forbidden')
      return true
    })
    api.dropWatches(SERVICES)
    await until(s, () => refusals === 0 && stateOf(s, 'services') === 'synced')
    expect([...seen].toSorted()).toEqual(['failed web', 'synced web'])
    expect(api.calls(SERVICES).lists).toBe(1)
    expect(waits).toEqual(['failure 0', 'denied 0', 'denied 1', 'denied 2', 'denied 3', 'denied 4'])
  })

  test('that may no longer be watched loses its objects', async () => {
    api.put(SERVICES, pod('web'))
    const s = start()
    await synced(s, 'services')
    let denied = true
    api.intercepts.set(SERVICES, (_request, response) => {
      if (denied) refuse(response, 403, 'services is forbidden')
      return denied
    })
    api.dropWatches(SERVICES)
    await until(s, () => stateOf(s, 'services') === 'denied')
    expect(s.list('services')).toEqual([])
    denied = false
    await synced(s, 'services')
    expect(names(s, 'services')).toEqual(['web'])
  })

  test('that is excluded is absent and never asked for', async () => {
    const s = start({ excludeKinds: ['services', 'jobs.batch'] })
    await synced(s, 'pods')
    expect(stateOf(s, 'services')).toBe('absent')
    expect(api.server.requests.filter(({ url }) => url.startsWith(SERVICES))).toEqual([])
  })

  test('has one entry in the states, in the order of the list', () => {
    const s = start()
    expect(s.states().map(({ kind }) => kind)).toEqual([...CLUSTER_KINDS])
  })
})

describe('ConfigMaps', () => {
  test('are read of control-plane namespaces only, and only mesh configuration is kept', async () => {
    const path = '/api/v1/namespaces/istio-system/configmaps'
    const map = (name: string, data: object) => ({ metadata: { name, namespace: 'istio-system' }, data })
    api.put(path, map('istio', { mesh: 'a: 1', meshNetworks: 'x' }))
    api.put(path, map('istio-ca-root-cert', { 'root-cert.pem': 'x' }))
    const s = start()
    await synced(s, 'configmaps')
    expect(s.list('configmaps').map(({ data }) => data)).toEqual([{ mesh: 'a: 1', meshNetworks: 'x' }])
    api.put(path, map('istio-leader', {}))
    const version = api.put(path, map('unrelated', { mesh: 'no' }))
    api.put(path, map('istio-canary', { mesh: 'b: 2' }))
    await until(s, () => s.list('configmaps').length === 2)
    expect(names(s, 'configmaps')).toEqual(['istio', 'istio-canary'])
    expect(Number(version)).toBeGreaterThan(0)
    expect(api.server.requests.filter(({ url }) => url.startsWith('/api/v1/configmaps'))).toEqual([])
  })
})

describe('the cluster', () => {
  test('is called as istiod calls it, unless the settings name it', async () => {
    const env = [
      { name: 'SECRET', value: 's' },
      { name: 'CLUSTER_ID', value: 'east' },
    ]
    const template = { spec: { containers: [{ name: 'discovery', env }] } }
    const istiod = {
      metadata: { name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } },
      spec: { template },
    }
    const s = start()
    expect(s.name).toBe('Kubernetes')
    api.put('/apis/apps/v1/deployments', istiod)
    await until(s, () => s.list('deployments.apps').length === 1)
    expect(s.name).toBe('east')
    expect(JSON.stringify(s.list('deployments.apps'))).not.toContain('SECRET')
  })

  test('tells its version', async () => {
    const call = { signal: new AbortController().signal, timeoutMs: milliseconds(1_000) }
    expect(await start().version(call)).toEqual({ ok: true, value: 'v1.34.4' })
    api.intercepts.set('/version', (_request, response) => {
      reply(response, {})
      return true
    })
    expect(await start().version(call)).toMatchObject({ ok: false, error: { code: 'upstream_invalid' } })
  })
})

describe('connections', () => {
  test('are one per watch and few besides', async () => {
    const s = start()
    await until(s, () => s.states().every(({ state }) => state === 'synced'))
    expect(api.openWatches()).toBe(CLUSTER_KINDS.length)
    expect(api.server.connections()).toBeLessThanOrEqual(CLUSTER_KINDS.length + 8)
  })

  test('all end with the store, which asks for nothing any more and still knows what it knew', async () => {
    api.put(PODS, pod('a'))
    const s = start()
    await until(s, () => s.states().every(({ state }) => state === 'synced'))
    await s.stop()
    await vi.waitFor(() => expect(api.openWatches()).toBe(0))
    const asked = api.server.requests.length
    api.put(PODS, pod('b'))
    await sleep(30)
    expect(api.server.requests).toHaveLength(asked)
    expect(names(s, 'pods')).toEqual(['a'])
    expect(waits).toEqual([])
  })

  test('that cannot be made at all leave every kind failed, and nothing throws', async () => {
    const s = start()
    await api.close()
    await until(s, () => s.states().every(({ state }) => state === 'failed'))
    expect(s.states()[0]?.message).toContain('refused the connection')
    await api.start()
  })
})

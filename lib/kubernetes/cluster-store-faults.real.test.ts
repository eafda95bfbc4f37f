import { COUNT, startCountingWriter } from '@/demo/testing/counting-writer'
import { realApiServer, type RealApiServer } from '@/demo/testing/real-api-server'
import { openRealPlayground, type RealPlayground } from '@/demo/testing/real-playground'
import { resourceType } from '@/demo/kubernetes/resource-types'
import { listPath } from '@/demo/testing/resource-paths'
import { startWatchProxy } from '@/demo/testing/watch-proxy'
import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { isAbsent } from '@/lib/ports/testing/cluster-store-contract'
import {
  CONTROL_PLANE,
  istioGateway,
  PLAYED_NAMESPACES,
  service,
  virtualService,
  wireObject,
  workloadGroup,
} from '@/lib/ports/testing/wire-objects'
import { milliseconds } from '@/lib/std/units'
import { beforeEach, describe, expect, test } from 'vitest'
import { createAccess } from './create-access'
import { clientWithToken, connectStore } from './testing/connect-store'
import { defaultWaitTimes } from './wait-times'

/** How long a store may take until it holds what the server holds. */
const RECOVERED_WITHIN_MS = 30_000
const SOON = { timeout: 30_000, interval: 50 }

let server: RealApiServer
let playground: RealPlayground
const endings: (() => void | Promise<void>)[] = []
beforeEach(async () => {
  server = realApiServer()
  playground = await openRealPlayground({ namespaces: PLAYED_NAMESPACES, kinds: CLUSTER_KINDS })
  return async () => {
    for (const end of endings.splice(0).reverse()) await end()
    await playground.close()
    server.close()
  }
})

/** With the waits of operation. */
async function startedStore(address = server): Promise<ClusterStore> {
  const { store, closeConnections } = connectStore(address, playground.readerToken, { times: defaultWaitTimes() })
  endings.push(closeConnections, () => store.stop())
  store.start()
  await expect.poll(() => notSynced(store), SOON).toEqual([])
  return store
}

/** Ends the server and starts it again; `meanwhile` while it is away. */
async function crash(meanwhile: () => Promise<void>): Promise<void> {
  await server.kill()
  try {
    await meanwhile()
  } finally {
    await server.start()
  }
}

describe('a kube-apiserver that crashes and is started again', () => {
  test(
    'leaves a running store within 30 s with what it holds: nothing lost, nothing doubled, nothing older',
    { timeout: 180_000 },
    async () => {
      const objects = counted()
      const store = await startedStore()
      const seen = watchCounts(store, objects)
      const writer = startCountingWriter(playground, objects)
      endings.push(() => writer.stop())
      await expect.poll(writer.confirmed, SOON).toBeGreaterThan(100)

      await crash(() => expect.poll(() => store.states().filter(({ state }) => state !== 'failed'), SOON).toEqual([]))
      const ready = performance.now()
      const before = writer.confirmed()
      await expect.poll(writer.confirmed, SOON).toBeGreaterThan(before + 100)
      await writer.stop()

      const timeout = RECOVERED_WITHIN_MS - (performance.now() - ready)
      await expect
        .poll(async () => [...notSynced(store), ...(await differences(store))], { timeout, interval: 200 })
        .toEqual([])
      for (const [place, counts] of seen) {
        const numbers = counts.filter((count) => count !== undefined)
        expect([place, numbers]).toEqual([place, [...new Set(numbers)].toSorted((a, b) => a - b)])
        expect([place, counts.at(-1)]).toEqual([place, writer.last.get(place)])
      }
    },
  )

  test('never empties the store: what was known stays readable all the while', { timeout: 120_000 }, async () => {
    await playground.put(service('play/web'))
    await playground.put(virtualService('play/web', [100]))
    const store = await startedStore()
    let emptied = ''
    store.subscribe(() => {
      for (const kind of ['namespaces', 'services', VS] as const) {
        if (store.list(kind).length === 0) emptied ||= `${kind}: ${JSON.stringify(store.states())}`
      }
    })
    await crash(() => Promise.resolve())
    await expect.poll(() => differences(store), { timeout: RECOVERED_WITHIN_MS, interval: 200 }).toEqual([])
    expect(emptied).toBe('')
  })

  test('is never taken for one that gives less rights than it does', { timeout: 120_000 }, async () => {
    const client = clientWithToken(server, server.token('editor'))
    endings.push(() => client.close())
    const ask = () =>
      createAccess(client).allowedNamespaces({ name: 'editor', strategy: 'anonymous' }, ['bookinfo', 'myapp', 'shop'], {
        signal: new AbortController().signal,
        timeoutMs: milliseconds(5_000),
      })
    const expected = { ok: true, value: ['bookinfo', 'myapp'] }
    const answers: unknown[] = []
    const enough = new AbortController()
    const asked = (async () => {
      while (!enough.signal.aborted) answers.push(await ask())
    })()
    await crash(() => expect.poll(() => JSON.stringify(answers.at(-1)), SOON).toContain('"ok":false'))
    await expect.poll(() => answers.at(-1), SOON).toEqual(expected)
    enough.abort()
    await asked
    const decisions = answers.filter(isDecision)
    expect(answers.length).toBeGreaterThan(decisions.length)
    expect([...new Set(decisions.map((decision) => JSON.stringify(decision)))]).toEqual([JSON.stringify(expected)])
  })
})

test('a token that is revoked fails the store in words that do not show it, and leaves what is known', async () => {
  await playground.put(service('play/web'))
  const proxy = await startWatchProxy(server)
  endings.push(() => proxy.close())
  const store = await startedStore({ ...server, ...proxy })
  await playground.revokeReader()
  // The server itself believes a token for ten seconds more.
  await expect
    .poll(() => {
      proxy.interrupt()()
      return stateOf(store, 'services')
    }, SOON)
    .toMatchObject({ state: 'failed' })
  const { message, objects } = stateOf(store, 'services') ?? {}
  expect(message).toMatch(/refused our credentials \(HTTP 401\)/)
  expect(message).not.toContain(playground.readerToken)
  expect(objects).toBeGreaterThan(0)
  expect(store.get('services', 'play', 'web')).toBeDefined()
})

const VS = 'virtualservices.networking.istio.io'

function counted() {
  const containers = [{ name: 'web', image: 'web:1' }]
  return [
    { kind: 'services', object: service('play/web') },
    { kind: 'services', object: service('play-b/web') },
    { kind: VS, object: virtualService('play/routes', [100]) },
    { kind: 'gateways.networking.istio.io', object: istioGateway('play/entry') },
    { kind: 'workloadgroups.networking.istio.io', object: workloadGroup('play/machines') },
    { kind: 'pods', object: wireObject('pods', 'play/web-1', { spec: { containers } }) },
    { kind: 'configmaps', object: wireObject('configmaps', `${CONTROL_PLANE}/istio`, { data: { mesh: '' } }) },
  ] as const
}

/** The counts of each object in the order in which the store told them; undefined while it is not there. */
function watchCounts(store: ClusterStore, objects: ReturnType<typeof counted>) {
  const seen = new Map<string, (number | undefined)[]>()
  store.subscribe(() => {
    for (const { kind, object } of objects) {
      const { namespace = '', name } = object.metadata
      const place = `${namespace}/${name}`
      const text = store.get(kind, namespace, name)?.metadata.annotations[COUNT]
      const count = text === undefined ? undefined : Number(text)
      const counts = seen.get(place) ?? []
      if (counts.at(-1) !== count) counts.push(count)
      seen.set(place, counts)
    }
  })
  return seen
}

/** What a fresh list of the server has otherwise than the store, of every kind. */
async function differences(store: ClusterStore): Promise<readonly string[]> {
  // Kinds that neither this server nor the demo serves have no list.
  const served = CLUSTER_KINDS.filter(
    (kind) => resourceType(kind) !== undefined && stateOf(store, kind)?.state !== 'absent',
  )
  const all = await Promise.all(
    served.map(async (kind) => {
      const { body } = await server.call(listPath(kind, kind === 'configmaps' ? CONTROL_PLANE : undefined))
      // Of ConfigMaps only those with mesh configuration are kept; istiod writes others into every namespace.
      const kept = itemsOf(body).filter(({ metadata }) => kind !== 'configmaps' || metadata.name === 'istio')
      const held = new Set(kept.map((item) => identity(kind, item)))
      const known = new Set(store.list(kind).map((object) => identity(kind, object)))
      return [...held, ...known].filter((one) => held.has(one) !== known.has(one))
    }),
  )
  return all.flat()
}

interface Identified {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly uid: string; readonly resourceVersion: string } // prettier-ignore
}

function itemsOf(body: unknown): readonly Identified[] {
  return (body as { readonly items: readonly Identified[] }).items
}

function identity(kind: ClusterKind, { metadata }: Identified): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name} ${metadata.uid} ${metadata.resourceVersion}`
}

function notSynced(store: ClusterStore): readonly KindState[] {
  return store.states().filter(({ kind, state }) => state !== 'synced' && !isAbsent(kind, state))
}

function stateOf(store: ClusterStore, kind: ClusterKind) {
  return store.states().find((state) => state.kind === kind)
}

function isDecision(answer: unknown): boolean {
  return (answer as { readonly ok: boolean }).ok
}

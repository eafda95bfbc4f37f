import type { KubeObject } from '../kube-object'
import { headlessService } from './some-objects'
import { type ApiServerAddress, startWatchProxy, type WatchProxy } from './watch-proxy'
import { CoreV1Api, KubeConfig, ListWatch, type V1Service, Watch } from '@kubernetes/client-node'
import { beforeEach, describe, expect, it } from 'vitest'

/** A server with an empty namespace `play`. */
export interface InformedServer extends ApiServerAddress {
  /** Of an account that may list and watch Services. */
  readonly readerToken: string
  readonly put: (object: KubeObject) => Promise<void>
  readonly remove: (kind: string, namespace: string, name: string) => Promise<void>
  /** Forgets the history of all objects. */
  readonly compact: () => Promise<void>
  /** Leaves the server as it was found. */
  readonly close: () => Promise<void>
}

const NAMESPACE = 'play'
const PATH = `/api/v1/namespaces/${NAMESPACE}/services`

/** What client-node's own informer and watch find on a server that they can be used with. */
export function describeInformer(title: string, setUp: () => Promise<InformedServer>): void {
  // eslint-disable-next-line vitest/valid-title -- the title is the caller's
  describe(title, () => {
    const seen: string[] = []
    let server: InformedServer
    let proxy: WatchProxy
    let informer: ListWatch<V1Service>
    beforeEach(async () => {
      server = await setUp()
      proxy = await startWatchProxy(server)
      seen.length = 0
      await server.put(headlessService(NAMESPACE, 'first'))
      informer = informerOn(proxy, server.readerToken, seen)
      await informer.start()
      return async () => {
        await informer.stop()
        await proxy.close()
        await server.close()
      }
    })

    const untilSeen = (text: string) => expect.poll(() => seen, { timeout: 10_000 }).toContain(text)
    const lists = (): number => proxy.requests.filter((request) => request === `GET ${PATH}`).length
    const errors = (): readonly string[] => seen.filter((line) => line.startsWith('error'))
    /** Ends the watch, and makes the changes before the next one begins. */
    const whileAway = async (changes: () => Promise<void>): Promise<void> => {
      const release = proxy.interrupt()
      await changes()
      release()
    }

    it('lists, then follows changes', async () => {
      expect(seen).toEqual(['add first'])
      await server.put(headlessService(NAMESPACE, 'new'))
      await untilSeen('add new')
      await server.put(headlessService(NAMESPACE, 'new', 8080))
      await untilSeen('update new')
      await server.remove('services', NAMESPACE, 'new')
      await untilSeen('delete new')
      expect(informer.list().map(({ metadata }) => metadata?.name)).toEqual(['first'])
    })

    it('resumes from the last version when the server ends the watch', async () => {
      await server.put(headlessService(NAMESPACE, 'before'))
      await untilSeen('add before')
      await whileAway(() => server.put(headlessService(NAMESPACE, 'meanwhile')))
      await untilSeen('add meanwhile')
      expect(lists()).toBe(1)
      expect(errors()).toEqual([])
    })

    it('lists again after 410 and notices what vanished', async () => {
      await server.put(headlessService(NAMESPACE, 'short-lived'))
      await untilSeen('add short-lived')
      await whileAway(async () => {
        // Two changes: the version after the last one that was seen must be among those forgotten.
        await server.put(headlessService(NAMESPACE, 'short-lived', 8080))
        await server.remove('services', NAMESPACE, 'short-lived')
        await server.compact()
      })
      await untilSeen('delete short-lived')
      await server.put(headlessService(NAMESPACE, 'afterwards'))
      await untilSeen('add afterwards')
      expect(proxy.refusedResumptions()).toBeGreaterThan(0)
      expect(lists()).toBeGreaterThan(1)
      expect(errors()).toEqual([])
    })
  })
}

/** @param seen takes one line for each event */
function informerOn({ url, caPem }: ApiServerAddress, token: string, seen: string[]): ListWatch<V1Service> {
  const config = new KubeConfig()
  const caData = Buffer.from(caPem).toString('base64')
  config.loadFromClusterAndUser({ name: 'test', server: url, caData, skipTLSVerify: false }, { name: 'reader', token })
  const core = config.makeApiClient(CoreV1Api)
  const list = () => core.listNamespacedService({ namespace: NAMESPACE })
  const informer = new ListWatch<V1Service>(PATH, new Watch(config), list, false)
  for (const verb of ['add', 'update', 'delete'] as const) {
    informer.on(verb, ({ metadata }) => seen.push(`${verb} ${metadata?.name ?? ''}`))
  }
  informer.on('error', (error: unknown) => seen.push(`error ${String(error)}`))
  return informer
}

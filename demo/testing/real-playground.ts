import type { KubeObject } from '../kube-object'
import { typeOfObject } from '../kubernetes/resource-types'
import { realApiServer } from './real-api-server'
import { realDefinitions } from './real-definitions'
import { makeRealReader } from './real-reader'
import { listPath } from './resource-paths'
import type { ApiServerAddress } from './watch-proxy'

/** Namespaces of a real server that belong to one suite, and an account that reads the whole server. */
export interface RealPlayground extends ApiServerAddress {
  /** Of the account that may list and watch the kinds given, and nothing else. */
  readonly readerToken: string
  /** Makes the object, or replaces the one of that name. */
  readonly put: (object: KubeObject) => Promise<void>
  /** What is not there is removed. */
  readonly remove: (kind: string, namespace: string, name: string) => Promise<void>
  /** Objects of the kind outside its own namespaces. */
  readonly elsewhere: (kind: string) => Promise<number>
  /** Defines a custom kind or takes its definition away; resolves when the server serves it, or does not any more. */
  readonly setServed: (kind: string, served: boolean) => Promise<void>
  /** Resolves when the server decides by it. */
  readonly setAllowed: (kind: string, allowed: boolean) => Promise<void>
  /** Ends its account; the server may believe the token for ten seconds more. */
  readonly revokeReader: () => Promise<void>
  readonly compact: () => Promise<void>
  /** Objects, rights and definitions as they were at the beginning. */
  readonly clear: () => Promise<void>
  /** Leaves the server as it was found. */
  readonly close: () => Promise<void>
}

const NAMESPACES = '/api/v1/namespaces'
/** Stands on namespaces that a run before this one could not remove. */
const MARK = 'pharos-contract'

interface Setting {
  /** The first is the account's home. */
  readonly namespaces: readonly string[]
  /** What the reader may read. */
  readonly kinds: readonly string[]
}

/** Makes the namespaces and the reader. @throws where a namespace is somebody else's */
export async function openRealPlayground({ namespaces, kinds }: Setting): Promise<RealPlayground> {
  const server = realApiServer()
  const definitions = realDefinitions(server)
  /** Lists that hold something of ours. */
  const touched = new Set<string>()

  async function elsewhere(kind: string): Promise<number> {
    const items = itemsOf((await server.call(listPath(kind))).body)
    return items.filter(({ metadata }) => !namespaces.includes(metadata.namespace ?? metadata.name)).length
  }
  async function makeNamespaces(): Promise<void> {
    const metadataOf = (name: string): object => ({ name, labels: { [MARK]: '' } })
    const make = (name: string): Promise<unknown> =>
      server.apply(`${NAMESPACES}/${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: metadataOf(name) })
    await Promise.all(namespaces.map(make))
  }
  async function clear(): Promise<void> {
    await definitions.giveAllBack()
    await reader.allowAll()
    await Promise.all([...touched].map((path) => server.must(`${path}?gracePeriodSeconds=0`, { method: 'DELETE' })))
    touched.clear()
    await makeNamespaces()
  }

  for (const name of namespaces) {
    const { status, text } = await server.call(`${NAMESPACES}/${name}`)
    if (status === 200 && !text.includes(MARK)) throw new Error(`The namespace ${name} is not the tests’ to empty.`)
  }
  await makeNamespaces()
  const reader = await makeRealReader(server, namespaces[0] ?? '', kinds)

  return {
    url: server.url,
    caPem: server.caPem,
    readerToken: reader.token,
    async put({ status, ...object }) {
      const { namespace, name } = object.metadata
      if (!namespaces.includes(namespace ?? name)) throw new Error(`${namespace ?? name} is not the tests’ to change.`)
      const list = listPath(typeOfObject(object)?.id ?? '', namespace)
      if (namespace !== undefined) touched.add(list)
      await server.apply(`${list}/${name}`, object)
      if (status !== undefined) await server.apply(`${list}/${name}/status`, { ...object, status })
    },
    async remove(kind, namespace, name) {
      const path = `${listPath(kind, namespace)}/${name}?gracePeriodSeconds=0`
      const { status, text } = await server.call(path, { method: 'DELETE' })
      if (status !== 200 && status !== 404) throw new Error(`DELETE ${path}: ${status} ${text}`)
    },
    elsewhere,
    async setServed(kind, served) {
      if (served) return definitions.giveBack(kind)
      const others = await elsewhere(kind)
      if (others > 0) throw new Error(`Not taken away: ${others} ${kind} are not the tests’.`)
      return definitions.takeAway(kind)
    },
    setAllowed: reader.setAllowed,
    revokeReader: reader.revoke,
    compact: server.compact,
    clear,
    async close() {
      await clear()
      await reader.remove()
      for (const name of namespaces) {
        await server.must(`${NAMESPACES}/${name}`, { method: 'DELETE' })
        // Where no controller empties deleted namespaces we do: of what istiod has put there, and then say that it is done.
        await server.call(`${NAMESPACES}/${name}/configmaps`, { method: 'DELETE' })
        const finalized = { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: { finalizers: [] } }
        await server.call(`${NAMESPACES}/${name}/finalize`, { method: 'PUT', body: finalized })
      }
      server.close()
    },
  }
}

function itemsOf(body: unknown): readonly KubeObject[] {
  return (body as { readonly items: readonly KubeObject[] }).items
}

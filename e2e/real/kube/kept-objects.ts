import { objectPath } from './object-path'
import type { KubeApi } from '@/demo/testing/kube-api'
import type { KubeObject } from '@/demo/kube-object'
import { itemsAt, objectAt, textAt, without } from '@/demo/kubernetes/json'
import { apiVersionOf, RESOURCE_TYPES, type ResourceType } from '@/demo/kubernetes/resource-types'
import { listPath } from '@/demo/testing/resource-paths'
import { untilTrue } from '@/demo/testing/until-true'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

/** What stood on an API server at a moment, of the kinds that people change through Pharos: paths → objects as they were answered. */
export const keptObjects = z.record(z.string(), z.record(z.string(), z.unknown()))
export type KeptObjects = Readonly<z.infer<typeof keptObjects>>

/** Besides the custom kinds of namespaces. Cluster-wide ones are istiod's own. */
const BUILT_IN = ['namespaces', 'services', 'deployments.apps', 'statefulsets.apps', 'daemonsets.apps']
const KINDS = RESOURCE_TYPES.filter(({ id, custom, namespaced }) => (custom && namespaced) || BUILT_IN.includes(id))
/** What the server writes itself. */
const SERVERS_OWN = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields']

export async function readObjects(api: KubeApi): Promise<KeptObjects> {
  return Object.fromEntries((await Promise.all(KINDS.map((type) => readKind(api, type)))).flat())
}

/**
 * Makes what was deleted since, takes back what was changed, and deletes what was made. @returns whether there was anything to do
 * @throws with what the server says when it refuses
 */
export async function putBack(api: KubeApi, kept: KeptObjects): Promise<boolean> {
  let changed = false
  // Once more after each write, which may have met one of istiod's.
  await untilTrue('the objects are those of the start', async () => {
    const there = await readObjects(api)
    const paths = [...new Set([...Object.keys(kept), ...Object.keys(there)])]
    const different = paths.filter((path) => !isDeepStrictEqual(essence(kept[path]), essence(there[path])))
    await Promise.all(different.map((path) => putOneBack(api, path, { was: kept[path], is: there[path] })))
    changed ||= different.length > 0
    return different.length === 0
  })
  return changed
}

interface Difference {
  readonly was: object | undefined
  readonly is: object | undefined
}

async function putOneBack(api: KubeApi, path: string, { was, is }: Difference): Promise<void> {
  if (was === undefined) {
    await tryTo(api, 'DELETE', path)
    return
  }
  // Without the uid: what an earlier journey deleted and this made again has another one.
  const metadata = without(objectAt(was, 'metadata'), ...SERVERS_OWN)
  if (is === undefined) {
    await tryTo(api, 'POST', path.slice(0, path.lastIndexOf('/')), { ...was, metadata })
  } else {
    const resourceVersion = textAt(is, 'metadata', 'resourceVersion')
    await tryTo(api, 'PUT', path, { ...was, metadata: { ...metadata, resourceVersion } })
  }
}

/** Whoever wrote or deleted it meanwhile is met at the next look. */
const MET = [404, 409]

async function tryTo(api: KubeApi, method: string, path: string, body?: object): Promise<void> {
  const { status, text } = await api.call(path, { method, ...(body === undefined ? {} : { body }) })
  if (status >= 300 && !MET.includes(status)) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 1000)}`)
}

/** Without what the server and controllers write. */
function essence(object: object | undefined): unknown {
  if (object === undefined) return undefined
  return { ...without({ ...object }, 'status'), metadata: without(objectAt(object, 'metadata'), ...SERVERS_OWN) }
}

async function readKind(
  api: KubeApi,
  type: ResourceType,
): Promise<readonly (readonly [string, KeptObjects[string]])[]> {
  const { status, body } = await api.call(listPath(type.id))
  if (status !== 200 && status !== 404) throw new Error(`listing ${type.id}: ${status}`)
  // Items of a list do not name their kind.
  const head = { apiVersion: apiVersionOf(type), kind: type.kind }
  return itemsAt(body, 'items').map((item) => {
    const object = { ...objectAt(item), ...head }
    const [namespace, name] = [textAt(item, 'metadata', 'namespace'), textAt(item, 'metadata', 'name')]
    return [objectPath(type, { ...head, metadata: { namespace, name } } satisfies KubeObject), object] as const
  })
}

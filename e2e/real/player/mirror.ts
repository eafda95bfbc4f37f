import type { KubeApi } from '@/demo/testing/kube-api'
import type { KubeObject, ObjectChange, ObjectSource, ResourceId } from '@/demo/kube-object'
import { itemsAt, objectAt, textAt } from '@/demo/kubernetes/json'
import { apiVersionOf } from '@/demo/kubernetes/resource-types'
import { TRAFFIC_RESOURCES } from '@/demo/model/object-index'
import { knownType, listPath } from '@/demo/testing/resource-paths'
import { KubeConfig, type KubernetesListObject, type KubernetesObject, ListWatch, Watch } from '@kubernetes/client-node'

/** The objects of a real API server as the traffic model reads them. */
export interface Mirror extends ObjectSource {
  close(): Promise<void>
}

const AGAIN_MS = 1000

/** Follows what the model reads, and resolves when each kind has been listed once. A kind that is not served has no objects. */
export async function mirrorOf(api: KubeApi, kubeconfigPath: string): Promise<Mirror> {
  const config = new KubeConfig()
  config.loadFromFile(kubeconfigPath)
  const listeners = new Set<(change: ObjectChange) => void>()
  const tell = (change: ObjectChange): void => {
    for (const listener of listeners) listener(change)
  }
  const kinds = new Map(
    TRAFFIC_RESOURCES.map((resource) => [resource, new MirroredKind(resource, api, new Watch(config), tell)]),
  )
  await Promise.all([...kinds.values()].map((kind) => kind.start()))
  return {
    list: (resource: ResourceId) => kinds.get(resource)?.list() ?? [],
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      await Promise.all([...kinds.values()].map((kind) => kind.stop()))
    },
  }
}

class MirroredKind {
  readonly #informer: ListWatch<KubernetesObject>
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(resource: ResourceId, api: KubeApi, watch: Watch, tell: (change: ObjectChange) => void) {
    const list = (): ReturnType<typeof listOf> => listOf(api, resource)
    this.#informer = new ListWatch<KubernetesObject>(listPath(resource), watch, list, false)
    const events = { add: 'ADDED', update: 'MODIFIED', delete: 'DELETED' } as const
    for (const verb of ['add', 'update', 'delete'] as const) {
      this.#informer.on(verb, (object) => tell({ type: events[verb], resource, object: onWire(object) }))
    }
    // An informer ends at its first failure.
    this.#informer.on('error', () => this.#againLater())
  }

  list(): readonly KubeObject[] {
    return this.#informer.list().map(onWire)
  }

  async start(): Promise<void> {
    try {
      await this.#informer.start()
    } catch {
      this.#againLater()
    }
  }

  stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    return this.#informer.stop()
  }

  #againLater(): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.start(), AGAIN_MS)
  }
}

/** The client's type says that times are dates; what its watch passes on, and what we list, are texts. */
function onWire(object: KubernetesObject): KubeObject {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see above; the model reads everything as unknown
  return object as unknown as KubeObject
}

/** Read as it stands on the wire: the client's own lists have dates instead of texts. */
async function listOf(api: KubeApi, resource: ResourceId): Promise<KubernetesListObject<KubernetesObject>> {
  const type = knownType(resource)
  const { kind } = type
  const apiVersion = apiVersionOf(type)
  const path = listPath(resource)
  const { status, body } = await api.call(path)
  if (status !== 200 && status !== 404) throw new Error(`${path}: ${status}`)
  const items = itemsAt(body, 'items').map((item) => ({ ...objectAt(item), apiVersion, kind }))
  const resourceVersion = textAt(body, 'metadata', 'resourceVersion')
  return { apiVersion, kind: `${kind}List`, metadata: { resourceVersion }, items }
}

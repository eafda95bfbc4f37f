import type { DemoClock } from '../clock'
import type { KubeObject } from '../kube-object'
import type { ObjectStore } from '../kubernetes/store'
import { makeRoot, type MeshRoot } from './make-root'
import { rootConfigMap, withRoot } from './root-objects'

const DAY = 86_400_000
const WEBHOOKS = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'].map(
  (plural) => `${plural}.admissionregistration.k8s.io`,
)

interface RootKeeperParts {
  readonly store: ObjectStore
  readonly clock: DemoClock
  /** The one that the objects hold. */
  readonly root: MeshRoot
}

/** Does what istiod does with the root of the mesh: writes it into namespaces and webhooks, and into new namespaces within a second. */
export class RootKeeper {
  readonly #store: ObjectStore
  readonly #clock: DemoClock
  readonly #first: MeshRoot
  readonly #endings: readonly (() => void)[]
  #root: MeshRoot
  #days: number | undefined
  #namespaces: KubeObject[] = []

  constructor({ store, clock, root }: RootKeeperParts) {
    this.#store = store
    this.#clock = clock
    this.#first = root
    this.#root = root
    this.#endings = [
      store.subscribe(({ type, object }) => {
        if (type === 'ADDED' && object.kind === 'Namespace') this.#namespaces.push(object)
      }),
      clock.onTick(() => {
        for (const namespace of this.#namespaces.splice(0)) this.#publish(namespace)
      }),
    ]
  }

  endsMs(): number {
    return this.#root.endsMs
  }

  /** From now on the root ends in so many days; undefined: it is the first one again. */
  async endIn(days: number | undefined): Promise<void> {
    this.#days = days
    const endsMs = days === undefined ? this.#first.endsMs : this.#clock.now() + days * DAY
    if (Math.abs(endsMs - this.#root.endsMs) < DAY / 2) return
    const root = days === undefined ? this.#first : await makeRoot(endsMs)
    // Another wish may have come meanwhile.
    if (this.#days === days) this.#write(root)
  }

  close(): void {
    for (const end of this.#endings) end()
  }

  #write(root: MeshRoot): void {
    this.#root = root
    for (const namespace of this.#store.list('namespaces')) this.#publish(namespace)
    for (const id of WEBHOOKS) for (const object of this.#store.list(id)) this.#store.update(withRoot(object, root))
  }

  #publish(namespace: KubeObject): void {
    const current = this.#store.current(namespace)
    const map = rootConfigMap(namespace, this.#root)
    if (map === undefined || current === undefined || current.metadata.deletionTimestamp !== undefined) return
    const old = this.#store.get('configmaps', namespace.metadata.name, map.metadata.name)
    if (old === undefined) this.#store.create(map)
    else this.#store.update({ ...old, data: map.data })
  }
}

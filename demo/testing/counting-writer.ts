import type { KubeObject } from '../kube-object'
import { setTimeout as wait } from 'node:timers/promises'

/** Counts up on some objects, one after the other, and does not stop when the server does. */
export interface CountingWriter {
  /** The count that each object had last, by `namespace/name`; undefined when it was removed. */
  readonly last: ReadonlyMap<string, number | undefined>
  /** Changes that the server has confirmed. */
  readonly confirmed: () => number
  /** Ends after the change that is under way. */
  readonly stop: () => Promise<void>
}

interface Target {
  /** Rejects when the server has not confirmed the change. */
  readonly put: (object: KubeObject) => Promise<void>
  readonly remove: (kind: string, namespace: string, name: string) => Promise<void>
}

/** The annotation that holds the count. */
export const COUNT = 'pharos-contract/count'
const REMOVED_EVERY = 7
const RETRY_MS = 50

/**
 * A change that fails is made again until it succeeds: a server that crashed may or may not have made it.
 *
 * @param objects each of another name; now and then one is removed, and made again by the next round
 */
export function startCountingWriter(
  target: Target,
  objects: readonly { readonly kind: string; readonly object: KubeObject }[],
): CountingWriter {
  const last = new Map<string, number | undefined>()
  let confirmed = 0
  let stopping = false

  async function insist(change: () => Promise<void>): Promise<void> {
    for (;;) {
      const done = await change().then(
        () => true,
        () => false,
      )
      if (done) break
      await wait(RETRY_MS)
    }
    confirmed += 1
  }

  async function run(): Promise<void> {
    for (let count = 1; !stopping; count += 1) {
      const { kind, object } = objects[count % objects.length] ?? { kind: '', object: undefined }
      if (object === undefined) return
      const { name, namespace = '' } = object.metadata
      const place = `${namespace}/${name}`
      if (count % REMOVED_EVERY === 0 && last.get(place) !== undefined) {
        await insist(() => target.remove(kind, namespace, name))
        last.set(place, undefined)
      } else {
        const metadata = { ...object.metadata, annotations: { [COUNT]: String(count) } }
        await insist(() => target.put({ ...object, metadata }))
        last.set(place, count)
      }
    }
  }

  const running = run()
  return {
    last,
    confirmed: () => confirmed,
    async stop() {
      stopping = true
      await running
    },
  }
}

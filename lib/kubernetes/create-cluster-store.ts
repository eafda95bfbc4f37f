import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { groupBy } from '@/lib/std/group-by'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok } from '@/lib/std/result'
import { unixSeconds, type Milliseconds, type UnixSeconds } from '@/lib/std/units'
import { createDiscovery } from './discovery'
import { istiodClusterId } from './istiod-cluster-id'
import { KindWatch, objectKey, type KindWatchSettings } from './kind-watch'
import type { KubeClient } from './kube-client'
import { mergeStates } from './merge-states'
import { defaultWaitTimes, type WaitTimes } from './wait-times'

export interface ClusterStoreSettings {
  /** The cluster's name; empty: the one that istiod has, else `Kubernetes`. */
  readonly name: string
  /** Where mesh configuration and istiod are looked for. */
  readonly controlPlaneNamespaces: readonly string[]
  /** Kinds that are not read; they stay `absent`. */
  readonly excludeKinds: readonly ClusterKind[]
  readonly pageSize: number
  /** Of one kind. */
  readonly maxObjects: number
  /** Of one request. */
  readonly timeoutMs: Milliseconds
  /** Longest silence of a watch before it is taken for dead. */
  readonly idleMs: Milliseconds
}

export interface ClusterStoreHooks {
  readonly times?: WaitTimes
  readonly now?: () => UnixSeconds
}

const UNNAMED = 'Kubernetes'

/** Reads a cluster through one watch per kind (for ConfigMaps one per control-plane namespace, so that no others are read). */
export function createClusterStore(
  client: KubeClient,
  settings: ClusterStoreSettings,
  { times = defaultWaitTimes(), now = hostNow }: ClusterStoreHooks = {},
): ClusterStore {
  const listeners = new Set<() => void>()
  const lists = new Map<ClusterKind, readonly ClusterObject[]>()
  let revision = 0
  let announcing = false
  let name: string | undefined

  function changed(kind: ClusterKind): void {
    revision += 1
    lists.delete(kind)
    if (kind === 'deployments.apps') name = undefined
    if (announcing) return
    announcing = true
    // After everything that arrived together has been taken in.
    setImmediate(() => {
      announcing = false
      for (const listener of listeners) listener()
    })
  }

  const discovery = createDiscovery(client)
  const watches = plannedWatches(settings).map(
    (plan) => new KindWatch(plan, { client, discovery, times, now, onChange: () => changed(plan.kind) }),
  )
  const byKind = groupBy(watches, (watch) => watch.state.kind)
  const excluded = { state: 'absent', objects: 0, since: now(), message: undefined } as const

  function list(kind: ClusterKind): readonly ClusterObject[] {
    const kept = lists.get(kind)
    if (kept !== undefined) return kept
    const objects = (byKind.get(kind) ?? []).flatMap((watch) => [...watch.objects.values()])
    lists.set(kind, objects)
    return objects
  }

  return {
    get name() {
      if (settings.name !== '') return settings.name
      name ??= istiodClusterId(list('deployments.apps'), settings.controlPlaneNamespaces) ?? UNNAMED
      return name
    },
    start: () => {
      for (const watch of watches) watch.start()
    },
    async stop() {
      await Promise.all(watches.map((watch) => watch.stop()))
    },
    list,
    get(kind, namespace, objectName) {
      const key = objectKey(namespace, objectName)
      return byKind.get(kind)?.map((watch) => watch.objects.get(key)).find((object) => object !== undefined) // prettier-ignore
    },
    revision: () => revision,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    states: () =>
      CLUSTER_KINDS.map((kind): KindState => {
        const states = (byKind.get(kind) ?? []).map((watch) => watch.state)
        return mergeStates(states) ?? { kind, ...excluded }
      }),
    async version(call) {
      const answer = await client.get({ operation: 'version', path: '/version', call })
      if (!answer.ok) return answer
      const version = isRecord(answer.value) ? answer.value.gitVersion : undefined
      if (typeof version === 'string') return ok(version.slice(0, 100))
      const message = 'The API server does not tell its version.'
      return failed(new PharosError('upstream_invalid', message, { source: 'kubernetes' }))
    },
  }
}

function plannedWatches(settings: ClusterStoreSettings): readonly KindWatchSettings[] {
  const { pageSize, maxObjects, timeoutMs, idleMs } = settings
  return CLUSTER_KINDS.filter((kind) => !settings.excludeKinds.includes(kind)).flatMap((kind) => {
    const namespaces = kind === 'configmaps' ? settings.controlPlaneNamespaces : [undefined]
    return namespaces.map((namespace) => ({ kind, namespace, pageSize, maxObjects, timeoutMs, idleMs }))
  })
}

function hostNow(): UnixSeconds {
  return unixSeconds(Date.now() / 1000)
}

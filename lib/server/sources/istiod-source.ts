import 'server-only'
import { isVisibleIn, type Visible } from '@/lib/access/visible'
import { PORT_FORWARD_RIGHT } from '@/lib/access/port-forward-right'
import type { User } from '@/lib/access/user'
import { findIstiodPods } from '@/lib/control-plane/find-istiod-pods'
import { joinSync, type ProxySyncAnswer } from '@/lib/control-plane/join-sync'
import { createIstiod } from '@/lib/istiod/create-istiod'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { Istiod, IstiodPod } from '@/lib/ports/istiod'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { getConfig } from '@/lib/server/process/config'
import { measured } from '@/lib/server/process/measured'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'
import { textKey } from '@/lib/std/text-key'
import { milliseconds } from '@/lib/std/units'
import pLimit from 'p-limit'

/** istiod, and the objects that name its pods. `off` says why it is not asked. */
export type IstiodSource =
  | { readonly istiod: Istiod; readonly store: ClusterStore; readonly off?: never }
  | { readonly istiod?: never; readonly store?: never; readonly off: string }

const TIMEOUT_MS = milliseconds(5_000)
const KEPT_AFTER_FAILURE_MS = 5_000
const MAX_BYTES = 64 * 1024 ** 2
const BYTES_OF_A_PROXY = 500
/** Connections to pods of istiod at once, of all users. */
const CONCURRENCY = 8

export function getIstiodSource(): IstiodSource {
  return processWide('istiod-source', makeSource)
}

/** The running pods of istiod in control planes of which the user may see the namespace, by name; none where istiod is not asked. */
export async function getIstiodPods(user: User): Promise<readonly IstiodPod[]> {
  const { store } = getIstiodSource()
  const visible = await visibleNamespaces(user)
  return store === undefined || !visible.ok ? [] : podsOf(store, visible.value)
}

/**
 * Which proxies have which configuration, of the namespaces that the user may see. Every pod of istiod is asked with the rights of the
 * user, for each user at most once in `istio.poll`. What could not be asked is told by the state.
 *
 * @throws the signal's reason where nobody waits any more.
 */
export async function getProxySync(user: User, signal = new AbortController().signal): Promise<ProxySyncAnswer> {
  const { istiod, store, off } = getIstiodSource()
  if (istiod === undefined) return without('off', off)
  const visible = await visibleNamespaces(user)
  if (!visible.ok) return without('failed', visible.error.message)
  const pods = podsOf(store, visible.value)
  if (pods.length === 0) return withoutPods(visible.value)
  const key = textKey(user.strategy, user.name, ...pods.flatMap(({ namespace, name }) => [namespace, name]))
  const answer = await keptSync().get(key, signal, (own) =>
    askAll(istiod, user, pods, { signal: own, timeoutMs: TIMEOUT_MS }),
  )
  return { ...answer, proxies: answer.proxies.filter(({ namespace }) => isVisibleIn(visible.value, namespace)) }
}

async function askAll(
  istiod: Istiod,
  user: User,
  pods: readonly IstiodPod[],
  call: UpstreamCall,
): Promise<ProxySyncAnswer> {
  const limit = processWide('istiod-limit', () => pLimit(CONCURRENCY))
  return joinSync(
    await Promise.all(pods.map((pod) => limit(async () => ({ pod, answer: await istiod.proxies(user, pod, call) })))),
  )
}

function keptSync(): SharedAnswers<ProxySyncAnswer> {
  return processWide(
    'istiod-sync',
    () =>
      new SharedAnswers({
        name: 'istiod-sync',
        maxBytes: MAX_BYTES,
        ttlMs: getConfig().istio.poll * 1000,
        sizeOf: ({ proxies }) => proxies.length * BYTES_OF_A_PROXY,
        mayKeep: ({ state }) => state === 'fresh',
        failedTtlMs: KEPT_AFTER_FAILURE_MS,
      }),
  )
}

function makeSource(): IstiodSource {
  const { istiod_api, istiod_port } = getConfig().istio
  if (!istiod_api) return { off: 'istiod is not asked: istio.istiod_api is false.' }
  const { store, portForward, off } = getClusterSource()
  if (store === undefined) return { off }
  const transport = {
    // There is one identity, and its rights are those of the connection.
    connect: (_user: User, { namespace, name }: IstiodPod, call: UpstreamCall) =>
      portForward.connect({ namespace, pod: name, port: istiod_port }, call),
  }
  return { istiod: createIstiod(transport, measured('istiod')), store }
}

function podsOf(store: ClusterStore, visible: Visible): readonly IstiodPod[] {
  const namespaces = getConfig().istio.control_plane_namespaces.filter((namespace) => isVisibleIn(visible, namespace))
  return findIstiodPods(store.list('pods'), namespaces)
}

function withoutPods(visible: Visible): ProxySyncAnswer {
  const namespaces = getConfig().istio.control_plane_namespaces
  const seen = namespaces.filter((namespace) => isVisibleIn(visible, namespace))
  if (seen.length > 0) return without('failed', `No pod of istiod runs in ${seen.join(', ')}.`)
  const right = `the rights to see ${namespaces.join(', ')} and to ${PORT_FORWARD_RIGHT} there`
  return without('denied', `Asking istiod needs ${right}.`)
}

function without(state: ProxySyncAnswer['state'], message: string): ProxySyncAnswer {
  return { proxies: [], state, message }
}

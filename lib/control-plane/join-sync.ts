import { PORT_FORWARD_RIGHT } from '@/lib/access/port-forward-right'
import type { IstiodPod, ProxySync } from '@/lib/ports/istiod'
import type { PharosError } from '@/lib/ports/pharos-error'
import { compareText } from '@/lib/std/compare-text'
import type { Result } from '@/lib/std/result'
import { textKey } from '@/lib/std/text-key'
import type { SourceStatus } from '@/lib/url/api-types'

/** A proxy, and the pod of istiod that it is connected to. */
export type ConnectedProxy = ProxySync & { readonly istiod: string }

export interface ProxySyncAnswer {
  /** By namespace and name. */
  readonly proxies: readonly ConnectedProxy[]
  /** `partial`: some pods of istiod did not answer, and their proxies are not among them. */
  readonly state: Extract<SourceStatus, 'fresh' | 'partial' | 'failed' | 'denied' | 'off'>
  /** Why it is not fresh, in a sentence; null where it is. */
  readonly message: string | null
}

/** What one pod of istiod answered. */
export interface PodSync {
  readonly pod: IstiodPod
  readonly answer: Result<readonly ProxySync[], PharosError>
}

/** What all pods of istiod know of their proxies. A proxy that moved is, for a while, known to two: the connection that it uses counts. */
export function joinSync(answers: readonly PodSync[]): ProxySyncAnswer {
  const known = answers.flatMap(({ pod, answer }) =>
    answer.ok ? answer.value.map((proxy): ConnectedProxy => ({ ...proxy, istiod: pod.name })) : [],
  )
  const proxies = new Map<string, ConnectedProxy>()
  for (const proxy of known) {
    const key = textKey(proxy.cluster, proxy.namespace, proxy.name)
    const other = proxies.get(key)
    // On the one that it left nothing is acknowledged any more.
    if (other === undefined || staleTypes(proxy) < staleTypes(other)) proxies.set(key, proxy)
  }
  return {
    proxies: [...proxies.values()].sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name)),
    ...stateOf(answers),
  }
}

function stateOf(answers: readonly PodSync[]): Pick<ProxySyncAnswer, 'state' | 'message'> {
  const failures = answers.flatMap(({ pod, answer }) => (answer.ok ? [] : [{ pod, error: answer.error }]))
  const [first] = failures
  if (first === undefined) return { state: 'fresh', message: null }
  const { pod, error } = first
  const denied = error.code === 'forbidden'
  const message = denied
    ? `Asking istiod needs the right to ${PORT_FORWARD_RIGHT} in ${pod.namespace}.`
    : `${pod.name}: ${error.message}`
  if (failures.length < answers.length) return { state: 'partial', message }
  return { state: denied ? 'denied' : 'failed', message }
}

function staleTypes({ states }: ProxySync): number {
  return Object.values(states).filter((state) => state === 'stale').length
}

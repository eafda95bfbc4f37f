import type { ProxySync, SyncState, XdsType } from '@/lib/ports/istiod'
import { z } from 'zod'

/** Longer than any name that Kubernetes takes. */
const LONGEST = 300

const text = z.string().max(LONGEST).catch('')

/** One entry of `/debug/syncz`, as Istio 1.10 to 1.32 write it: what is empty is left out. */
const entry = z.object({
  /** `NAME.NAMESPACE` of the pod. */
  proxy: z.string().min(3).max(LONGEST),
  cluster_id: text.default(''),
  proxy_type: text.default(''),
  proxy_version: text.default(''),
  istio_version: text.default(''),
  ...{ cluster_sent: text.default(''), cluster_acked: text.default('') },
  ...{ listener_sent: text.default(''), listener_acked: text.default('') },
  ...{ route_sent: text.default(''), route_acked: text.default('') },
  ...{ endpoint_sent: text.default(''), endpoint_acked: text.default('') },
  ...{ extensionconfig_sent: text.default(''), extensionconfig_acked: text.default('') },
})

/**
 * The proxies that `/debug/syncz` names; an entry that names no pod is left out.
 *
 * @returns undefined where this is no such answer.
 */
export function readSync(json: unknown): readonly ProxySync[] | undefined {
  // Go writes a list that was never made as null.
  if (json === null) return []
  if (!Array.isArray(json)) return undefined
  return json.flatMap((item: unknown) => {
    const parsed = entry.safeParse(item)
    const proxy = parsed.success ? toProxy(parsed.data) : undefined
    return proxy === undefined ? [] : [proxy]
  })
}

function toProxy(wire: z.infer<typeof entry>): ProxySync | undefined {
  // Names of pods may hold dots, those of namespaces may not.
  const dot = wire.proxy.lastIndexOf('.')
  if (dot < 1 || dot === wire.proxy.length - 1) return undefined
  return {
    namespace: wire.proxy.slice(dot + 1),
    name: wire.proxy.slice(0, dot),
    cluster: wire.cluster_id || null,
    type: wire.proxy_type || null,
    proxyVersion: wire.proxy_version || null,
    istioVersion: wire.istio_version || null,
    states: {
      cds: stateOf(wire.cluster_sent, wire.cluster_acked),
      lds: stateOf(wire.listener_sent, wire.listener_acked),
      rds: stateOf(wire.route_sent, wire.route_acked),
      eds: stateOf(wire.endpoint_sent, wire.endpoint_acked),
      ecds: stateOf(wire.extensionconfig_sent, wire.extensionconfig_acked),
    } satisfies Record<XdsType, SyncState>,
  }
}

function stateOf(sent: string, acked: string): SyncState {
  if (sent === '') return 'never-sent'
  return sent === acked ? 'synced' : 'stale'
}

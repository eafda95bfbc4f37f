import { usePageQuery } from '@/components/layout/use-page-query'
import { meshProxiesQuery } from '@/lib/client/mesh-proxies-query'
import type { Connection } from '@/lib/control-plane/proxies/model'
import { useMemo } from 'react'

/** What is known of the proxies of a namespace. */
export interface ProxyStates {
  /** By pod; those without a proxy are left out. */
  readonly byPod: ReadonlyMap<string, Connection>
  /** Why it is not known whole; null where it is. */
  readonly reason: string | null
}

const NONE: ProxyStates = { byPod: new Map(), reason: null }

/**
 * How far the proxies of a namespace are with what istiod sent them, which takes a question to istiod.
 *
 * @param wanted false: nobody has a proxy, so nothing is asked
 */
export function useProxyStates(namespace: string, wanted: boolean): ProxyStates {
  const { data } = usePageQuery(meshProxiesQuery(namespace), { asked: wanted })
  return useMemo(() => {
    if (data === undefined) return NONE
    const byPod = new Map(data.rows.flatMap(({ pod, connection }) => (connection === null ? [] : [[pod, connection]])))
    return { byPod, reason: data.sync.message }
  }, [data])
}

import type { KubeApi } from '@/demo/testing/kube-api'
import type { Pharos } from './pharos'
import { itemsAt } from '@/demo/kubernetes/json'
import { resourceType } from '@/demo/kubernetes/resource-types'
import { listPath } from '@/demo/testing/resource-paths'
import { z } from 'zod'

/** All that is shown of a cluster's objects: namespaces, workloads with their labels, services, routing, health of replicas. */
export interface KnownState {
  readonly namespaces: unknown
  readonly graph: unknown
}

const EVERYTHING = 'namespaces=*&idleNodes=true&idleEdges=true&labels=true&nodes=2000&edges=5000'
const graph = z.object({
  nodes: z.array(z.unknown()),
  edges: z.array(z.unknown()),
  boxes: z.array(z.unknown()),
  notes: z.array(z.unknown()),
})

/**
 * What this Pharos knows of the cluster.
 *
 * @param at the moment whose traffic is asked for, in unix seconds: the same for two that are compared
 */
export async function knownState(pharos: Pharos, at: number): Promise<KnownState> {
  const { status, body } = await pharos.get(`api/graph?${EVERYTHING}&duration=1m&at=${at}`)
  if (status !== 200) throw new Error(`GET /api/graph: ${status} ${JSON.stringify(body)}`)
  return { namespaces: await pharos.namespaces(), graph: graph.parse(body) }
}

/** How many objects of each kind this Pharos holds, by its own metrics. */
export async function objectsHeld(pharos: Pharos): Promise<Readonly<Record<string, number>>> {
  const held: Record<string, number> = {}
  for (const [series, value] of await pharos.metrics()) {
    const kind = /^pharos_cluster_objects\{.*kind="([^"]+)"/.exec(series)?.[1]
    // Only those with the mesh's configuration are kept.
    if (kind !== undefined && kind !== 'configmaps') held[kind] = value
  }
  return held
}

/** How many there are, by fresh lists; 0 of a kind that is not served. */
export async function objectsThere(api: KubeApi, kinds: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(
    kinds.map(async (kind) => {
      if (resourceType(kind) === undefined) return [kind, 0] as const
      const { status, body } = await api.call(listPath(kind))
      if (status !== 200 && status !== 404) throw new Error(`listing ${kind}: ${status}`)
      return [kind, itemsAt(body, 'items').length] as const
    }),
  )
  return Object.fromEntries(counts)
}

import type { Pharos } from './pharos'
import { z } from 'zod'

const graph = z.object({
  nodes: z.array(
    z.object({
      kind: z.string(),
      service: z.string().optional(),
      badges: z.object({ routing: z.object({ objects: z.array(z.object({ name: z.string() })) }).nullable() }),
    }),
  ),
})

/** Names of the routing objects that the graph of a namespace shows on the node of a service; undefined without that node. */
export async function routingShown(
  pharos: Pharos,
  namespace: string,
  service: string,
): Promise<readonly string[] | undefined> {
  const { body } = await pharos.get(`api/graph?namespaces=${namespace}&idleNodes=true&duration=1m`)
  const node = graph.parse(body).nodes.find((each) => each.kind === 'service' && each.service === service)
  return node && (node.badges.routing?.objects ?? []).map(({ name }) => name)
}

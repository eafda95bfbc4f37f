import type { Pharos } from './pharos'
import { z } from 'zod'

const classes = z.record(z.string(), z.number())
const graph = z.object({
  edges: z.array(z.object({ id: z.string(), rate: z.number(), errorRate: z.number(), classes })),
})
export type Edge = z.infer<typeof graph>['edges'][number]

/** The edges of a namespace over the last minute, or the refusal's status. */
export async function trafficShown(
  pharos: Pharos,
  namespace: string,
  window = '1m',
): Promise<readonly Edge[] | number> {
  const { status, body } = await pharos.get(`api/graph?namespaces=${namespace}&duration=${window}`)
  return status === 200 ? graph.parse(body).edges : status
}

import 'server-only'
import type { SplitService } from '@/lib/forecast/split-services'
import type { MeshFacts } from '@/lib/graph/facts'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { PharosError } from '@/lib/ports/pharos-error'

/** @throws PharosError `not_found` where the cluster (or, with null, every cluster) has no such service. */
export function requireService(
  { namespace, name }: SplitService,
  { clusters }: MeshFacts,
  cluster: string | null,
): void {
  const isOne = clusters.some(
    (own) =>
      (cluster === null || own.name === cluster) &&
      own.services.some((one) => one.namespace === namespace && one.name === name),
  )
  if (isOne) return
  const named = isDnsLabel(name) ? ` ${name}` : ''
  throw new PharosError('not_found', `There is no service${named} in the namespace ${namespace.slice(0, 63)}.`, {
    namespace: namespace.slice(0, 63),
  })
}

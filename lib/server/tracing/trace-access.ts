import 'server-only'
import type { User } from '@/lib/access/user'
import type { ClusterFacts } from '@/lib/graph/facts'
import { getConfig } from '@/lib/server/process/config'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { requireTraceSource } from '@/lib/server/sources/trace-source'
import { attributeServices } from '@/lib/tracing/service-names'
import type { TraceAccess } from '@/lib/tracing/trace-access'

export interface KnownTraces {
  /** All services of the store, whoever may see them. */
  readonly names: readonly string[]
  readonly access: TraceAccess
  readonly facts: ClusterFacts
}

/**
 * What this user may see of traces (security rule R8).
 *
 * @throws PharosError when nobody can say what the user may see, or the store's failure to name its services.
 */
export async function getTraceAccess(user: User): Promise<KnownTraces> {
  const [visible, answer] = await Promise.all([visibleNamespaces(user), requireTraceSource().services()])
  const allowed = orThrow(visible)
  const names = orThrow(answer)
  const facts = getClusterFacts()
  const namespaces = facts.namespaces.map(({ name }) => name)
  const known = [...new Set([...namespaces, ...(allowed === '*' ? [] : allowed)])]
  return {
    names,
    facts,
    access: {
      visible: allowed === '*' ? '*' : new Set(allowed),
      owners: attributeServices(names, facts.workloads, known, getConfig().tracing.service_name),
      hidden: new Set(allowed === '*' ? [] : namespaces.filter((name) => !allowed.includes(name))),
    },
  }
}

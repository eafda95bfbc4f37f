import type { LabelSet } from '@/lib/ports/metric-store'
import type { MeshFacts } from '../facts'
import { identityDomains } from './identity-domains'
import { parseServiceHost } from './service-host'

/**
 * The conditions of the four branches of Q11 as a function, for selections that are too long for a query (Q12).
 * It looks at labels as they came, before anything is resolved, so both ways of asking give the same rows.
 */
export function inScope(names: readonly string[], facts: MeshFacts): (labels: LabelSet) => boolean {
  const wanted = new Set(names)
  const domains = identityDomains(facts)
  return (labels) => {
    if (wanted.has(labels.source_workload_namespace ?? '')) return true
    if (wanted.has(labels.destination_workload_namespace ?? '')) return true
    if (wanted.has(labels.destination_service_namespace ?? '')) return true
    if (!['', 'unknown'].includes(labels.destination_workload ?? '')) return false
    const host = parseServiceHost(labels.destination_service ?? '', domains)
    return host !== undefined && !host.short && wanted.has(host.namespace)
  }
}

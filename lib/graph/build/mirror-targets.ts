import { textKey } from '@/lib/std/text-key'
import { identityDomains } from '../query/identity-domains'
import type { FactsIndex } from '../series/index-facts'
import { serviceOfHost } from '../series/service-of-host'

/** Whether some route of the cluster sends copies of its requests to that service. */
export function mirrorTargets(index: FactsIndex): (cluster: string, namespace: string, service: string) => boolean {
  const domains = identityDomains(index.facts)
  const targets = new Set<string>()
  for (const [name, { facts }] of index.clusters) {
    for (const { ref, http } of facts.routes) {
      for (const host of http.flatMap(({ mirrors }) => mirrors)) {
        const service = serviceOfHost(host, ref.namespace, domains)
        if (service !== undefined) targets.add(textKey(name, service.namespace, service.name))
      }
    }
  }
  return (cluster, namespace, service) => targets.has(textKey(cluster, namespace, service))
}

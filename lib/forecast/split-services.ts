import type { ClusterFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import type { MeshFacts } from '@/lib/graph/facts'
import { identityDomains } from '@/lib/graph/query/identity-domains'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'

export interface SplitService {
  readonly namespace: string
  readonly name: string
}

/** More backends than one split has that somebody made by hand; each is a part of every query. */
const MOST_SERVICES = 8

/**
 * The services among which requests to a service are split: the service first, then those to which rules send that hold for it or that
 * send to it. Versions of a Gateway API route are services of their own. Those that the user may not see are left out.
 */
export function splitServices(facts: MeshFacts, asked: SplitService): readonly SplitService[] {
  const domains = identityDomains(facts)
  const found = new Map([[keyOf(asked), asked]])
  for (const cluster of facts.clusters) {
    for (const service of routedWith(cluster, asked, domains)) {
      if (!mayRead(facts.access, cluster.name, service.namespace) || found.size >= MOST_SERVICES) continue
      if (cluster.services.some((one) => keyOf(one) === keyOf(service))) found.set(keyOf(service), service)
    }
  }
  return [...found.values()]
}

function routedWith(
  { routes }: ClusterFacts,
  asked: SplitService,
  domains: readonly string[],
): readonly SplitService[] {
  return routes.flatMap(({ ref, hosts, http, tcp }) => {
    const resolve = (texts: readonly string[]): readonly SplitService[] =>
      texts.flatMap((text) => {
        const service = serviceOfHost(text, ref.namespace, domains)
        return service === undefined ? [] : [{ namespace: service.namespace, name: service.name }]
      })
    const holds = (services: readonly SplitService[]): boolean => services.some((one) => keyOf(one) === keyOf(asked))
    const isForIt = holds(resolve(hosts))
    return [...http, ...tcp]
      .map(({ destinations }) => resolve(destinations))
      .filter((destinations) => isForIt || holds(destinations))
      .flat()
  })
}

function keyOf({ namespace, name }: SplitService): string {
  return `${namespace}/${name}`
}

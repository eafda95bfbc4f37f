import { compareText } from '@/lib/std/compare-text'
import type { MeshFacts } from '../facts'

/** The clusters' identity domains (`cluster.local`), sorted, each once. */
export function identityDomains(facts: MeshFacts): readonly string[] {
  const domains = facts.clusters.map(({ identityDomain }) => bareDomain(identityDomain)).filter((name) => name !== '')
  return [...new Set(domains)].sort(compareText)
}

/** Clusters may be described with the `svc.` in front; the rules about hosts put it there themselves. */
function bareDomain(domain: string): string {
  return domain.startsWith('svc.') ? domain.slice('svc.'.length) : domain
}

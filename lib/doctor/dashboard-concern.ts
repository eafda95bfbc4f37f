import type { Concern } from './most-telling'

/** Who tells what the dashboards that come with Pharos show, where it is no program of a user. */
const CONCERNS: ReadonlyMap<string, Concern> = new Map([
  ['envoy', 'proxies'],
  ['istiod', 'control-plane'],
  ['pharos', 'store'],
  ['ztunnel', 'store'],
])

/** What is lacking where the dashboard of this name has nothing to show. */
export function dashboardConcern(name: string): Concern {
  return CONCERNS.get(name) ?? 'programs'
}

import { isVisibleIn } from '@/lib/access/visible'
import { compareText } from '@/lib/std/compare-text'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'

/** The selection as the user's rights allow it. */
export interface VisibleScope {
  /** No condition on namespaces is needed: everything was asked for and everything may be read. */
  readonly whole: boolean
  /** Sorted; empty when `whole`, and when the user may read nothing. */
  readonly names: readonly string[]
  /** Whether traffic of this namespace in this cluster was asked for and may be shown. */
  isRequested(cluster: string, namespace: string): boolean
  /** Rows must be checked with `isRequested`: a name was asked for that not every cluster lets the user read. */
  readonly filtered: boolean
}

/** Whether the user may read the namespace in that cluster. A cluster that `access` does not name may not be read. */
export function mayRead(access: MeshFacts['access'], cluster: string, namespace: string): boolean {
  const allowed = Object.hasOwn(access, cluster) ? access[cluster] : undefined
  return allowed !== undefined && isVisibleIn(allowed, namespace)
}

/** Turns the request's scope into namespaces the user may read; `*` is every readable one. */
export function visibleScope(request: GraphRequest, facts: MeshFacts): VisibleScope {
  const everything = readsEverything(facts)
  const whole = request.scope.kind === 'mesh' && everything
  const names = whole ? [] : scopeNames(request, facts)
  const wanted = new Set(names)
  const inCluster = (cluster: string): boolean => request.cluster === null || request.cluster === cluster
  return {
    whole,
    names,
    filtered: !everything || (request.cluster !== null && !isOnlyCluster(request.cluster, facts)),
    isRequested: (cluster, namespace) =>
      inCluster(cluster) &&
      (whole || wanted.has(namespace)) &&
      (everything || mayRead(facts.access, cluster, namespace)),
  }
}

/**
 * The first listed namespace (or the focus's) that the user may read in no cluster that was asked for: the route answers 403 and
 * names it. Undefined where there is none; `*` never has one.
 */
export function forbiddenNamespace(request: GraphRequest, facts: MeshFacts): string | undefined {
  if (request.scope.kind === 'mesh') return undefined
  const clusters = request.cluster === null ? Object.keys(facts.access) : [request.cluster]
  return scopeNames(request, facts).find((name) => !clusters.some((cluster) => mayRead(facts.access, cluster, name)))
}

/** The named cluster is the only one there is, so that no condition on clusters is needed (Q13). */
export function isOnlyCluster(name: string, facts: MeshFacts): boolean {
  return facts.clusters.length === 1 && facts.clusters[0]?.name === name
}

function readsEverything({ clusters, access }: MeshFacts): boolean {
  return clusters.length > 0 && clusters.every(({ name }) => Object.hasOwn(access, name) && access[name] === '*')
}

function scopeNames({ scope, cluster }: GraphRequest, facts: MeshFacts): readonly string[] {
  if (scope.kind === 'namespaces') return scope.names
  if (scope.kind === 'focus') return [scope.node.namespace]
  const readable = facts.clusters
    .filter(({ name }) => cluster === null || cluster === name)
    .flatMap(({ name, namespaces }) => {
      const allowed = Object.hasOwn(facts.access, name) ? facts.access[name] : undefined
      return allowed === '*' ? namespaces.map((namespace) => namespace.name) : (allowed ?? [])
    })
  return [...new Set(readable)].sort(compareText)
}

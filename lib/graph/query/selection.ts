import type { Matcher } from '@/lib/promql/expression'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { MeshFacts } from '../facts'
import type { FocusRef, GraphRequest } from '../model'
import { identityDomains } from './identity-domains'
import { isOnlyCluster, type VisibleScope } from './visible-scope'

/** Conditions of one selector, all of which must hold. */
export type Branch = readonly Matcher[]

const PORT = '(:[0-9]+)?'
/** A label without a known value. */
export const UNNAMED = '(unknown)?'

/**
 * The selectors whose union is the request's traffic (Q11 to Q14), joined by `or` in one query. Every label matched here is also
 * a group label, so a group lies wholly inside or outside a branch and `or` neither loses nor doubles anything.
 */
export function selectBranches(request: GraphRequest, facts: MeshFacts, scope: VisibleScope): readonly Branch[] {
  const cluster = request.cluster === null || isOnlyCluster(request.cluster, facts) ? null : request.cluster
  if (request.scope.kind === 'focus') return focusBranches(request.scope.node, request.type, facts, cluster)
  if (!scope.whole) return namespaceBranches(scope.names, facts, cluster)
  if (cluster === null) return [[]]
  return [
    [equal('source_cluster', cluster)],
    [unequal('source_cluster', cluster), equal('destination_cluster', cluster)],
  ]
}

function namespaceBranches(names: readonly string[], facts: MeshFacts, cluster: string | null): readonly Branch[] {
  const list = names.map(escapeRegex).join('|')
  const callerOutside = notLike('source_workload_namespace', list)
  const serverOutside = notLike('destination_workload_namespace', list)
  const branches: Branch[] = [
    [like('source_workload_namespace', list), ...valued('source_cluster', cluster)],
    [callerOutside, like('destination_workload_namespace', list), ...valued('destination_cluster', cluster)],
    [callerOutside, serverOutside, like('destination_service_namespace', list), ...maybeOfCluster(cluster)],
    [
      callerOutside,
      serverOutside,
      notLike('destination_service_namespace', list),
      like('destination_workload', UNNAMED),
      like('destination_service', String.raw`[^.]+\.(${list})\.svc${domainSuffix(facts)}${PORT}`),
      ...maybeOfCluster(cluster),
    ],
  ]
  return cluster === null ? branches : [...branches, acrossClusters(list, cluster)]
}

/** Callers in a selected namespace of another cluster: neither "out" nor "in" of the other branches has them. */
function acrossClusters(list: string, cluster: string): Branch {
  return [
    like('source_workload_namespace', list),
    unequal('source_cluster', cluster),
    like('destination_workload_namespace', list),
    equal('destination_cluster', cluster),
  ]
}

function focusBranches(
  focus: FocusRef,
  type: GraphRequest['type'],
  facts: MeshFacts,
  cluster: string | null,
): readonly Branch[] {
  const { namespace } = focus
  const caller = (...rest: readonly Matcher[]): Branch => [
    equal('source_workload_namespace', namespace),
    ...rest,
    ...valued('source_cluster', cluster),
  ]
  const server = (...rest: readonly Matcher[]): Branch => [
    equal('destination_workload_namespace', namespace),
    ...rest,
    ...valued('destination_cluster', cluster),
  ]
  switch (focus.kind) {
    case 'workload':
      return [caller(equal('source_workload', focus.name)), server(equal('destination_workload', focus.name))]
    case 'app': {
      const version = type === 'app' ? null : focus.version
      return [
        caller(equal('source_canonical_service', focus.name), ...valued('source_canonical_revision', version)),
        server(
          equal('destination_canonical_service', focus.name),
          ...valued('destination_canonical_revision', version),
        ),
      ]
    }
    case 'service': {
      const host = `${escapeRegex(focus.name)}\\.${escapeRegex(namespace)}\\.svc${domainSuffix(facts)}${PORT}`
      const namespaceLabel = 'destination_service_namespace'
      return [
        [equal(namespaceLabel, namespace), equal('destination_service_name', focus.name), ...maybeOfCluster(cluster)],
        [unequal(namespaceLabel, namespace), like('destination_service', host), ...maybeOfCluster(cluster)],
      ]
    }
    case 'operation':
      return [server(equal(focus.label, focus.value))]
  }
}

function domainSuffix(facts: MeshFacts): string {
  const domains = identityDomains(facts)
  return domains.length === 0 ? '' : String.raw`(\.(${domains.map(escapeRegex).join('|')}))?`
}

/** No condition where there is no value. */
function valued(label: string, value: string | null): Branch {
  return value === null ? [] : [equal(label, value)]
}

/** Requests that met no workload know no destination cluster; whose they are is decided after reading (N7). */
function maybeOfCluster(cluster: string | null): Branch {
  return cluster === null ? [] : [like('destination_cluster', `(${escapeRegex(cluster)}|unknown)?`)]
}

function equal(label: string, value: string): Matcher {
  return { label, operator: '=', value }
}
function unequal(label: string, value: string): Matcher {
  return { label, operator: '!=', value }
}
function like(label: string, value: string): Matcher {
  return { label, operator: '=~', value }
}
function notLike(label: string, value: string): Matcher {
  return { label, operator: '!~', value }
}

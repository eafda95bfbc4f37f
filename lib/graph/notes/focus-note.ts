import { writeFocus } from '../request/focus'
import { objectKey } from '../series/index-facts'
import type { StepContext } from '../steps/step'
import { isFactsNow } from './window-notes'
import type { NoteDraft } from './note-draft'

/**
 * Says that no cluster has what a node graph was asked for. Nothing is said while a cluster cannot be read or the window is of the past,
 * for then nobody knows; nor of operations, which only traffic knows.
 */
export function focusNotes({ request, index }: Pick<StepContext, 'request' | 'index'>): readonly NoteDraft[] {
  const { scope, cluster } = request
  if (scope.kind !== 'focus' || scope.node.kind === 'operation' || isFactsNow(request, index.facts)) return []
  const clusters = [...index.clusters.values()].filter(({ facts }) => cluster === null || facts.name === cluster)
  if (clusters.length === 0 || clusters.some(({ facts }) => !facts.reachable)) return []
  const { kind, namespace, name } = scope.node
  const key = objectKey(namespace, name)
  const exists = clusters.some((one) => {
    if (kind === 'service') return one.services.has(key)
    // Machines outside of the cluster stand in entries that do not name their workload.
    const hasMachines = one.facts.workloadEntries.some((entry) => entry.namespace === namespace)
    if (kind === 'workload') return one.workloads.has(key) || hasMachines
    return one.workloadsByApp.has(key) || one.workloadEntries.has(key)
  })
  return exists ? [] : [{ code: 'focus-gone', count: 1, ids: [writeFocus(scope.node)] }]
}

import type { Mode } from '@/lib/istio/mtls/effective-mode'
import type { CoveredNamespace, SecuredTraffic } from './model'

/** A line of the table: a namespace as a whole, or one workload. */
export interface CoverageRow extends SecuredTraffic {
  readonly id: string
  readonly namespace: string
  /** Undefined: the whole namespace; null: what met no workload. */
  readonly workload: string | null | undefined
  /** Sorted, each once. */
  readonly modes: readonly Mode[]
}

/**
 * The rows of one kind whose names contain the words.
 *
 * @param words case does not matter; empty: all
 */
export function coverageRows(
  namespaces: readonly CoveredNamespace[],
  by: 'namespace' | 'workload',
  words: string,
): readonly CoverageRow[] {
  const wanted = words.trim().toLowerCase()
  return namespaces
    .flatMap(({ name: namespace, requests, bytes, workloads }): readonly CoverageRow[] => {
      if (by === 'namespace') {
        const modes = [...new Set(workloads.flatMap(({ mode }) => mode ?? []))].sort()
        return [{ id: namespace, namespace, workload: undefined, requests, bytes, modes }]
      }
      return workloads.map(({ name: workload, mode, ...seen }) => ({
        id: `${namespace}/${workload ?? ''}`,
        namespace,
        workload,
        ...seen,
        modes: mode === null ? [] : [mode],
      }))
    })
    .filter(({ namespace, workload }) => `${namespace}/${workload ?? ''}`.toLowerCase().includes(wanted))
}

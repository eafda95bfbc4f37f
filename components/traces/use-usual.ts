import { usualDurationsQuery } from '@/lib/client/traces-query'
import type { TraceAnswer } from '@/lib/tracing/answers'
import type { TraceTree, TreeRow } from '@/lib/tracing/build-trace-tree'
import { isSlow, usualOfSpan } from '@/lib/tracing/usual-of-span'
import type { UsualDuration } from '@/lib/tracing/usual-durations'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

/** Or why it is not known. `none`: nothing like the span was counted; `off`: the store has no durations. */
export type UsualOfRow = UsualDuration | 'waiting' | 'failed' | 'none' | 'off'

interface Usual {
  readonly of: (row: TreeRow) => UsualOfRow
  /** Ids of the rows whose spans took longer than nineteen of twenty such requests. */
  readonly slow: ReadonlySet<string>
}

/** What the metrics tell of requests like those of a trace. The trace does not wait for it. */
export function useUsual({ workloads }: TraceAnswer, tree: TraceTree): Usual {
  const { data, isError } = useQuery(usualDurationsQuery(workloads, tree.endUs))
  return useMemo(() => {
    const durations = data?.durations ?? []
    const find = ({ span, index }: TreeRow): UsualDuration | undefined =>
      span === null ? undefined : usualOfSpan(span, workloads[index] ?? null, durations)
    const why = isError ? 'failed' : data === undefined ? 'waiting' : data.durations === null ? 'off' : 'none'
    const asked = workloads.some((workload) => workload !== null)
    return {
      of: (row) => find(row) ?? (asked ? why : 'none'),
      slow: new Set(tree.rows.filter((row) => row.span !== null && isSlow(row.span, find(row))).map(({ id }) => id)),
    }
  }, [data, isError, workloads, tree])
}

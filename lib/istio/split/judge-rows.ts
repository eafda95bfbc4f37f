import type { SplitDestination } from './split-model'

/** Why a share would fail: no pod of it is ready, or its subset does not exist. */
export type RowFault = 'noPods' | 'noSubset'

/** Of each destination that gets a share; null where it may. Shares of 0 hurt nobody, and of what is not known nothing is said. */
export function judgeRows(
  destinations: readonly SplitDestination[],
  percents: readonly number[],
  define: ReadonlySet<string>,
): readonly (RowFault | null)[] {
  return destinations.map(({ id, added, missingSubset, versions }, i) => {
    if ((percents[i] ?? 0) === 0) return null
    if (missingSubset !== null && added === undefined && !define.has(id)) return 'noSubset'
    const own = missingSubset === null || missingSubset === 'unknown' ? versions : [missingSubset]
    return own?.every((version) => version.readyPods === 0) === true ? 'noPods' : null
  })
}

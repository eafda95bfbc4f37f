import { type SourceKind, sourceKind } from './source-words'
import type { CauseId, DoctorAnswer, DoctorCheck } from './model'

/** What a page lacks, by what its content is made of. */
export type Concern = 'traffic' | 'traces' | 'boards' | 'cluster'

/** Of any source: it does not answer as it should. The first that applies explains the rest. */
const REACH: readonly CauseId[] = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S19']
/** They say nothing of what another source gives. */
const OF_THE_SOURCE: readonly CauseId[] = [...REACH, 'S20']

const KINDS: Readonly<Record<Concern, SourceKind>> = {
  traffic: 'metrics',
  traces: 'traces',
  boards: 'grafana',
  cluster: 'kubernetes',
}

/** The most telling first. What only makes numbers poorer comes after what leaves none. */
const CAUSES_OF: Readonly<Record<Concern, readonly CauseId[]>> = {
  traffic: [
    ...REACH,
    ...(['S08', 'S11', 'S17', 'S12', 'S13', 'S15', 'S14', 'S26', 'S09', 'S27'] as const),
    ...(['S21', 'S10', 'S20', 'S16', 'S22', 'S28'] as const),
  ],
  traces: [...REACH, 'S23', 'S13', 'S27', 'S24', 'S20', 'S22'],
  boards: [...REACH, 'S25'],
  cluster: [...REACH, 'S22', 'S28'],
}

/**
 * The one check that explains best why a page shows nothing, or why its source failed.
 *
 * @returns undefined when nothing that was found has to do with it.
 */
export function mostTelling({ sources }: DoctorAnswer, concern: Concern): DoctorCheck | undefined {
  const found = sources.flatMap(({ source, checks }) =>
    checks.filter(
      ({ result, cause }) =>
        result === 'found' && (sourceKind(source) === KINDS[concern] || !OF_THE_SOURCE.includes(cause)),
    ),
  )
  for (const cause of CAUSES_OF[concern]) {
    const check = found.find((one) => one.cause === cause)
    if (check !== undefined) return check
  }
  return undefined
}

import type { DoctorEvidence, SourceEvidence } from './evidence'
import { titleOf } from './source-words'
import { clear, found, rows, type Rule, unknown } from './judgement'

/** Product.md 5.3, S13. */
const MOST_SECONDS = 30

/**
 * The time that most agree on, as an offset from ours: the middle one of all sources that tell the time; where they are even in
 * number, ours counts, too.
 */
function commonOffset(all: DoctorEvidence): number {
  const { metrics, cluster, traces, grafana, istiod } = all
  const told = [...metrics, cluster, traces, grafana, istiod].flatMap((one) => one?.clockOffsetSeconds ?? [])
  const voices = (told.length % 2 === 0 ? [...told, 0] : told).toSorted((a, b) => a - b)
  return voices[(voices.length - 1) / 2] ?? 0
}

/** S13: its clock differs from that of the others. */
export const clockRule: Rule<SourceEvidence> = {
  cause: 'S13',
  severity: 'warning',
  judge({ clockOffsetSeconds, source }, all) {
    if (clockOffsetSeconds === null) return unknown(`${titleOf(source)} tells no time.`)
    const apart = Math.round(clockOffsetSeconds - commonOffset(all))
    const evidence = rows({ 'Seconds apart from the others': apart })
    if (Math.abs(apart) <= MOST_SECONDS) return clear('Its clock agrees with the others.', evidence)
    const how = `${Math.abs(apart)} s ${apart > 0 ? 'ahead of' : 'behind'}`
    return found(
      [
        `The clock of ${titleOf(source)} is ${how} those of the others, so that one window means different times.`,
        'Set the clocks of the nodes by NTP. On the node where it runs:',
        'chronyc tracking',
      ],
      evidence,
    )
  },
}

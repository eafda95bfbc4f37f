import type { Tone } from '@/components/ui/tone'
import type { DoctorCheck } from '@/lib/doctor/model'
import { IconAlertTriangle, IconInfoCircle, IconSquareRoundedX, type TablerIcon } from '@tabler/icons-react'

interface Look {
  readonly tone: Tone
  readonly Icon: TablerIcon
}

/** Colour and sign of each severity; the word stands beside them. */
export const SEVERITY_LOOKS = {
  error: { tone: 'failure', Icon: IconSquareRoundedX },
  warning: { tone: 'degraded', Icon: IconAlertTriangle },
  info: { tone: 'note', Icon: IconInfoCircle },
} as const satisfies Record<DoctorCheck['severity'], Look>

import type { Tone } from '@/components/ui/tone'
import type { SourceStatus } from '@/lib/url/api-types'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleHalf2,
  IconCircleMinus,
  IconClockExclamation,
  IconLoader,
  IconLock,
  type TablerIcon,
} from '@tabler/icons-react'

interface Look {
  readonly tone: Tone
  readonly Icon: TablerIcon
}

/** Colour and sign of each state; the word stands beside them. */
export const SOURCE_LOOKS = {
  fresh: { tone: 'healthy', Icon: IconCircleCheck },
  partial: { tone: 'degraded', Icon: IconCircleHalf2 },
  stale: { tone: 'degraded', Icon: IconClockExclamation },
  failed: { tone: 'failure', Icon: IconAlertTriangle },
  denied: { tone: 'not-ready', Icon: IconLock },
  off: { tone: 'neutral', Icon: IconCircleMinus },
  starting: { tone: 'neutral', Icon: IconLoader },
} as const satisfies Record<SourceStatus, Look>

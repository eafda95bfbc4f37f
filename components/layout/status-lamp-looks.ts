import type { Tone } from '@/components/ui/tone'
import type { LampState } from '@/lib/topology/model'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHelpSquareRoundedFilled,
  IconHourglassFilled,
  IconSquareRoundedXFilled,
  type TablerIcon,
} from '@tabler/icons-react'

/** Colour and shape of each state; the word stands beside them. */
export const LAMP_LOOKS = {
  failure: { tone: 'failure', Icon: IconSquareRoundedXFilled },
  degraded: { tone: 'degraded', Icon: IconAlertTriangleFilled },
  'not-ready': { tone: 'not-ready', Icon: IconHourglassFilled },
  healthy: { tone: 'healthy', Icon: IconCircleCheckFilled },
  unknown: { tone: 'idle', Icon: IconHelpSquareRoundedFilled },
} as const satisfies Record<LampState, { readonly tone: Tone; readonly Icon: TablerIcon }>

import { Mark } from '@/components/ui/mark'
import type { HealthStatus } from '@/lib/health/summarise-health'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconHelpSquareRoundedFilled,
  IconHourglassFilled,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

const LOOKS = {
  failure: { tone: 'failure', icon: IconSquareRoundedXFilled },
  degraded: { tone: 'degraded', icon: IconAlertTriangleFilled },
  'not-ready': { tone: 'not-ready', icon: IconHourglassFilled },
  healthy: { tone: 'healthy', icon: IconCircleCheckFilled },
  'not-known': { tone: 'idle', icon: IconHelpSquareRoundedFilled },
  'not-rated': { tone: 'idle', icon: IconCircleDashed },
} as const satisfies Record<HealthStatus, object>

interface HealthMarkProps {
  /** Null: not rated. */
  readonly status: HealthStatus | null
  readonly short?: boolean
}

/** A status as shape, colour and word; `short` leaves the word to the tooltip and to screen readers. */
export function HealthMark({ status, short = false }: HealthMarkProps) {
  const t = useTranslations('graph.status')
  const own = status ?? 'not-rated'
  const word = t(own === 'not-rated' ? 'notRated' : own)
  return <Mark {...LOOKS[own]} {...(short ? { label: word } : { children: word })} />
}

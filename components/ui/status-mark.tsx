import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconInfoCircleFilled,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Mark } from './mark'

const LOOKS = {
  error: { tone: 'failure', icon: IconSquareRoundedXFilled },
  warning: { tone: 'degraded', icon: IconAlertTriangleFilled },
  info: { tone: 'note', icon: IconInfoCircleFilled },
  valid: { tone: 'healthy', icon: IconCircleCheckFilled },
  unchecked: { tone: 'idle', icon: IconCircleDashed },
} as const

interface StatusMarkProps {
  readonly status: keyof typeof LOOKS
  /** The word. */
  readonly children?: ReactNode
  /** The word where there is no room for one. */
  readonly label?: string
}

/** What checks say, as shape and colour beside the word. */
export function StatusMark({ status, ...words }: StatusMarkProps) {
  return <Mark {...LOOKS[status]} {...words} />
}

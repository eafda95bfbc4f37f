import { formatDuration } from '@/lib/time/duration'
import { useFormatter, useTranslations } from 'use-intl'

export interface ChosenWindow {
  /** Seconds. */
  readonly duration: number
  /** Its end in unix seconds; null is now. */
  readonly at: number | null
}

/** Names a window: *Last 5m*, or its two ends where it lies in the past. */
export function useWindowName(): (window: ChosenWindow) => string {
  const t = useTranslations('shell.window')
  const format = useFormatter()
  return ({ duration, at }) =>
    at === null
      ? t('last', { duration: formatDuration(duration) })
      : format.dateTimeRange((at - duration) * 1_000, at * 1_000, duration < 600 ? 'shortWindow' : 'window')
}

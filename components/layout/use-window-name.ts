import { useNow } from '@/lib/client/clock'
import { formatDuration } from '@/lib/time/duration'
import { useFormatter, useTranslations } from 'use-intl'

export interface ChosenWindow {
  /** Seconds. */
  readonly duration: number
  /** Its end in unix seconds; null is now. */
  readonly at: number | null
}

/** Around the dash of a range, Node's and the browser's own tables write different spaces, which breaks hydration. */
const THIN_SPACES = /[\u2009\u202f]/g

/** Names a window: *Last 5m*, or its two ends where it lies in the past, with the year where that is another. */
export function useWindowName(): (window: ChosenWindow) => string {
  const t = useTranslations('shell.window')
  const format = useFormatter()
  const thisYear = useNow((serverMs) => new Date(serverMs).getUTCFullYear())
  return ({ duration, at }) => {
    if (at === null) return t('last', { duration: formatDuration(duration) })
    const end = at * 1_000
    const old = thisYear !== undefined && new Date(end).getUTCFullYear() !== thisYear
    const shape = old ? 'oldWindow' : duration < 600 ? 'shortWindow' : 'window'
    return format.dateTimeRange(end - duration * 1_000, end, shape).replace(THIN_SPACES, ' ')
  }
}

import { orDash } from '@/components/ui/or-dash'
import type { Quantile } from '@/lib/graph/model'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'

/** What stands for a number that is not known. */
export const NOT_KNOWN = orDash('')

/** A share from 0 to 1; what is not known is a dash. */
export function sayShare(share: number | null): string {
  return orDash(share === null ? '' : formatPercent(share * 100))
}

export function sayRate(perSecond: number | null): string {
  return orDash(formatRate(perSecond, 'rps'))
}

export function sayTime(quantile: Quantile | null): string {
  return orDash(quantile === null ? '' : formatMs(quantile.ms, quantile.beyond))
}

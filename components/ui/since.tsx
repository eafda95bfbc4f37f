import { splitAge } from '@/lib/std/split-age'
import { useFormatter, useTranslations } from 'use-intl'

interface SinceProps {
  /** ISO 8601; null: nobody says. */
  readonly at: string | null
  /** The server's time when it answered. */
  readonly now: string
  /** The words, where they are not just the age. */
  readonly say?: (age: { readonly seconds: number; readonly text: string }) => string
}

/** How long ago something was, with the instant in the tooltip. */
export function Since({ at, now, say = ({ text }) => text }: SinceProps) {
  const t = useTranslations('states')
  const format = useFormatter()
  const time = at === null ? NaN : Date.parse(at)
  if (at === null || !Number.isFinite(time)) return '–'
  const seconds = Math.max(0, (Date.parse(now) - time) / 1_000)
  return (
    <time dateTime={at} title={`${format.dateTime(time, 'full')} (${at})`}>
      {say({ seconds, text: t('age', splitAge(seconds)) })}
    </time>
  )
}

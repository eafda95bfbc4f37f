import { Since } from '@/components/ui/since'
import { useFormatter, useTranslations } from 'use-intl'

const HOUR_SECONDS = 3_600

interface WhenProps {
  /** ISO 8601. */
  readonly at: string
  /** The server's time when it answered. */
  readonly now: string
}

/** How long ago something was; beyond an hour the local time. */
export function When({ at, now }: WhenProps) {
  const t = useTranslations('overview.changes')
  const format = useFormatter()
  return (
    <Since
      at={at}
      now={now}
      say={({ seconds, text }) =>
        seconds < HOUR_SECONDS ? t('ago', { age: text }) : format.dateTime(Date.parse(at), 'window')
      }
    />
  )
}

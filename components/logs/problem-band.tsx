import { Band } from '@/components/ui/band'
import { useLogView } from '@/lib/client/use-log-view'
import type { LogBook } from '@/lib/logs/log-book'
import { visibleText } from '@/lib/std/visible-text'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** Which containers could not be read, each in the API server's words. */
export function ProblemBand({ book: { problems, streams } }: { readonly book: LogBook }) {
  const t = useTranslations('logs')
  const [{ previous }] = useLogView()
  return problems.map(({ stream, code, message, upstream }, place) => {
    const { pod = '', container = '' } = streams[stream] ?? {}
    const names = { pod: visibleText(pod), container: visibleText(container) }
    const missing = previous && (code === 'bad_request' || code === 'not_found')
    return (
      <Band key={place} tone={missing ? 'neutral' : 'degraded'} icon={<IconAlertTriangle size={16} aria-hidden />}>
        {missing
          ? t('noPrevious', names)
          : t('problem', { ...names, message: [message, upstream].filter((part) => part !== '').join(' ') })}
      </Band>
    )
  })
}

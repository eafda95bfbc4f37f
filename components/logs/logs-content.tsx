import { Explained } from '@/components/layout/explained'
import { ErrorNotice } from '@/components/layout/failure-notices'
import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import type { LogReading } from '@/lib/client/log-reader'
import { useLogView } from '@/lib/client/use-log-view'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconFilterOff,
  IconLock,
  IconPlugConnectedX,
  IconScissors,
  IconZzz,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CutBand } from './cut-band'
import classes from './logs-panel.module.css'
import { ProblemBand } from './problem-band'
import type { ShownLines } from './use-shown-lines'

interface LogsContentProps {
  readonly namespace: string
  readonly reading: LogReading
  readonly shown: ShownLines
  readonly onRetry: () => void
  /** The lines. */
  readonly children: ReactNode
}

/** What is to be said of the lines, and the lines; or why there are none. */
export function LogsContent({ namespace, reading, shown, onRetry, children }: LogsContentProps) {
  const t = useTranslations('logs')
  const { book, state, failure } = reading
  const [{ previous }] = useLogView()
  if (state === 'failed' && book.lines.length === 0) {
    return <ErrorNotice reason="failed" error={failure} waitingFor={t('waitingFor')} onRetry={onRetry} />
  }
  const none = book.lines.length === 0 && book.live
  const unread = none && !previous && book.streams.length > 0 && book.problems.length >= book.streams.length
  return (
    <div className={classes.content}>
      {(state === 'broken' || state === 'failed') && (
        <Band
          tone="degraded"
          icon={<IconPlugConnectedX size={16} aria-hidden />}
          actions={
            <Button variant="subtle" size="compact-xs" onClick={onRetry}>
              {t('retry')}
            </Button>
          }
        >
          {t('broken')}
        </Band>
      )}
      {shown.slow && (
        <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />} role="alert">
          {t('filter.slow')}
        </Band>
      )}
      <ProblemBand book={book} />
      <CutBand book={book} icon={<IconScissors size={16} aria-hidden />} />
      {unread ? (
        <NothingRead namespace={namespace} onRetry={onRetry} />
      ) : none ? (
        <NothingPrinted />
      ) : shown.lines.length === 0 && book.lines.length > 0 && !shown.busy ? (
        <AllHidden count={book.lines.length} />
      ) : (
        children
      )}
    </div>
  )
}

/** Nobody knows what was printed. */
function NothingRead({ namespace, onRetry }: Pick<LogsContentProps, 'namespace' | 'onRetry'>) {
  const t = useTranslations('logs')
  return (
    <Notice
      icon={<IconLock size={24} />}
      title={t('unread.title')}
      actions={
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      <p>{t('unread.text')}</p>
      <Explained concern="cluster" kinds="logs" namespaces={[namespace]} quiet />
    </Notice>
  )
}

function NothingPrinted() {
  const t = useTranslations('logs.empty')
  const [view, change] = useLogView()
  const limited = view.since !== null || view.from !== null
  return (
    <Notice
      icon={<IconZzz size={24} />}
      title={t('title')}
      actions={
        <>
          {limited && (
            <Button variant="default" onClick={() => change({ since: null, from: null })}>
              {t('anyTime')}
            </Button>
          )}
          {!view.follow && (
            <Button onClick={() => change({ follow: true, from: null, previous: null })}>{t('follow')}</Button>
          )}
        </>
      }
    >
      {t(limited ? 'inTime' : 'text')}
    </Notice>
  )
}

function AllHidden({ count }: { readonly count: number }) {
  const t = useTranslations('logs')
  const states = useTranslations('states.filtered')
  const [view, change] = useLogView()
  return (
    <Notice
      icon={<IconFilterOff size={24} />}
      title={t('filtered.title')}
      actions={
        <>
          {(['show', 'hide'] as const)
            .filter((box) => view[box] !== '')
            .map((box) => (
              <Button key={box} variant="default" onClick={() => change({ [box]: null })}>
                {states('clear', { filter: t(`filter.name.${box}`, { text: view[box] }) })}
              </Button>
            ))}
        </>
      }
    >
      {t('filtered.text', { count })}
    </Notice>
  )
}

import { Explained } from '@/components/layout/explained'
import { Notice } from '@/components/ui/notice'
import { useScope } from '@/lib/client/use-graph-view'
import { useTraceSearch } from '@/lib/client/use-traces-view'
import { visibleText } from '@/lib/std/visible-text'
import type { TracesAnswer } from '@/lib/tracing/answers'
import { Button } from '@mantine/core'
import { IconTimelineEvent } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'

const HOUR = 3_600

/** Why nothing was found, and what may help. */
export function NoTraces({ answer }: { readonly answer: TracesAnswer }) {
  const t = useTranslations('traces.empty')
  const format = useFormatter()
  const [{ duration, at }, setScope] = useScope()
  const [view, change] = useTraceSearch()
  const icon = <IconTimelineEvent size={24} />
  if (answer.services.length === 0) {
    return (
      <Notice icon={icon} title={t('noService')}>
        {answer.tried.length === 0 ? (
          <p>{t('noneSeen')}</p>
        ) : (
          <>
            <p>{t('tried', { names: format.list(answer.tried.map(visibleText)) })}</p>
            <p>{t('triedWhy')}</p>
          </>
        )}
        <Explained concern="traces" />
      </Notice>
    )
  }
  const narrowed = view.tags !== '' || view.min !== null || view.max !== null || view.errors || view.operation !== null
  const time = (iso: string) => format.dateTime(new Date(iso), 'instant')
  return (
    <Notice
      icon={icon}
      title={t('title')}
      actions={
        <>
          {duration < HOUR && at === null ? (
            <Button variant="default" onClick={() => setScope({ duration: HOUR })}>
              {t('lastHour')}
            </Button>
          ) : null}
          {narrowed ? (
            <Button
              variant="default"
              onClick={() => change({ operation: null, tags: null, min: null, max: null, errors: null })}
            >
              {t('clear')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>
        {t('text', {
          services: format.list(answer.services.map(visibleText)),
          from: time(answer.from),
          to: time(answer.to),
        })}
      </p>
      {narrowed ? <p>{t('narrow')}</p> : <Explained concern="traces" otherwise={<p>{t('sampling')}</p>} />}
    </Notice>
  )
}

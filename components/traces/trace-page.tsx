'use client'

import { withMessages } from '@/components/layout/with-messages'
import { traces } from '@/lib/i18n/messages/en/traces'
import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { Notice } from '@/components/ui/notice'
import { traceQuery } from '@/lib/client/traces-query'
import type { TraceAnswer } from '@/lib/tracing/answers'
import { buildTraceTree } from '@/lib/tracing/build-trace-tree'
import { visibleText } from '@/lib/std/visible-text'
import { traceViewParsers } from '@/lib/url/traces-view'
import { Button, Skeleton } from '@mantine/core'
import { IconTimelineEvent } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { TraceActions } from './trace-actions'
import { TraceBody } from './trace-body'
import classes from './trace-page.module.css'

/** One trace: what it was above, its spans over time, and the selected one beside them. */
function Content({ id }: { readonly id: string }) {
  const t = useTranslations('traces')
  const { data, missing, region } = useAnswer(traceQuery(id), { repeats: false, ages: false })
  const root = data === undefined ? undefined : rootOf(data)
  return (
    <Page
      title={root ?? t('trace.title', { id: id.slice(0, 8) })}
      crumbs={[{ label: t('title'), href: '/traces' }]}
      parameters={traceViewParsers}
      timeless
      actions={data === undefined ? null : <TraceActions answer={data} />}
    >
      {missing ? (
        <NotFound id={id} />
      ) : (
        <Region
          region={region}
          waitingFor={t('results.waitingFor')}
          skeleton={<Skeleton className={classes.skeleton} />}
          empty={null}
        >
          {data === undefined ? null : <Shown answer={data} />}
        </Region>
      )}
    </Page>
  )
}

function Shown({ answer }: { readonly answer: TraceAnswer }) {
  const { trace } = answer
  const tree = useMemo(() => buildTraceTree(trace), [trace])
  return <TraceBody answer={answer} tree={tree} />
}

function rootOf({ trace }: TraceAnswer): string | undefined {
  const [first] = buildTraceTree(trace).rows.filter(({ span }) => span?.service != null)
  return first?.span?.service == null ? undefined : visibleText(first.span.service)
}

function NotFound({ id }: { readonly id: string }) {
  const t = useTranslations('traces.trace')
  return (
    <Notice
      icon={<IconTimelineEvent size={24} />}
      title={t('notFound')}
      actions={
        <Button component={Link} href="/traces" variant="default">
          {t('search')}
        </Button>
      }
    >
      {t('notFoundText', { id })}
    </Notice>
  )
}

/** With its own texts. */
export const TracePage = withMessages({ traces }, Content)

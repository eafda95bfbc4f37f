import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { Notice } from '@/components/ui/notice'
import { meshSourcesQuery } from '@/lib/client/mesh-sources-query'
import { useMeshSourcesView } from '@/lib/client/use-mesh-sources-view'
import { useScope } from '@/lib/client/use-graph-view'
import type { DoctorAnswer, SourceReport } from '@/lib/doctor/model'
import { needsAttention } from '@/lib/doctor/needs-attention'
import { doctor } from '@/lib/i18n/messages/en/doctor'
import { meshSources } from '@/lib/i18n/messages/en/mesh-sources'
import { Button, Skeleton } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { SourceCard } from './source-card'
import classes from './sources.module.css'
import { SourceTools } from './source-tools'

/** Everything that Pharos reads: how it does, and what was looked for in it. */
function Content() {
  const t = useTranslations('meshSources')
  const [{ duration, at }] = useScope()
  const [{ attention, namespaces }] = useMeshSourcesView()
  const question = { namespaces, duration, at }
  const shown = ({ sources }: DoctorAnswer) => (attention ? sources.filter(needsAttention) : sources)
  const { data, region } = useAnswer(meshSourcesQuery(question), {
    content: (answer) => (answer.sources.length === 0 ? 'empty' : shown(answer).length === 0 ? 'filtered' : 'some'),
  })
  return (
    <div className={classes.tab}>
      <SourceTools question={question} answer={data} />
      <Region
        region={region}
        waitingFor={t('waitingFor')}
        skeleton={<Skeleton height={220} />}
        empty={<Notice icon={<IconCircleCheck size={24} />} title={t('none')} />}
        filtered={<AllWell count={data?.sources.length ?? 0} />}
      >
        {data === undefined ? null : <Cards reports={shown(data)} />}
      </Region>
    </div>
  )
}

function Cards({ reports }: { readonly reports: readonly SourceReport[] }) {
  return (
    <div className={classes.cards}>
      {reports.map((report) => (
        <SourceCard key={report.source.id} report={report} />
      ))}
    </div>
  )
}

function AllWell({ count }: { readonly count: number }) {
  const t = useTranslations('meshSources')
  const [, change] = useMeshSourcesView()
  return (
    <Notice
      tone="healthy"
      icon={<IconCircleCheck size={24} />}
      title={t('allWell')}
      actions={<Button onClick={() => change({ attention: false })}>{t('showAll')}</Button>}
    >
      {t('allWellText', { count })}
    </Notice>
  )
}

/** With its own texts. */
export const SourcesTab = withMessages({ doctor, meshSources }, Content)

'use client'

import { withMessages } from '@/components/layout/with-messages'
import { logs } from '@/lib/i18n/messages/en/logs'
import { BadParameters } from '@/components/layout/bad-parameters'
import { Explained } from '@/components/layout/explained'
import { ErrorNotice } from '@/components/layout/failure-notices'
import { Snippet } from '@/components/layout/finding'
import { Notice } from '@/components/ui/notice'
import { LOG_PART, LOG_RIGHT, logRole } from '@/lib/access/log-role'
import { logTargetsQuery } from '@/lib/client/log-targets-query'
import { WAIT_STEPS } from '@/lib/std/region-state'
import { logViewParsers } from '@/lib/url/log-view'
import { Skeleton } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconBoxOff, IconLock, IconPower } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LogsPanel } from './logs-panel'
import classes from './logs-panel.module.css'

interface LogsTabProps {
  readonly namespace: string
  readonly workload: string
}

/** What the containers of a workload print. */
function Content({ namespace, workload }: LogsTabProps) {
  const t = useTranslations('logs')
  const states = useTranslations('states')
  const targets = useQuery(logTargetsQuery(namespace, workload))
  const { data, error } = targets
  if (data !== undefined && data.pods.length > 0) {
    return (
      <>
        <BadParameters parameters={logViewParsers} />
        <LogsPanel key={`${namespace}/${workload}`} namespace={namespace} workload={workload} targets={data} />
      </>
    )
  }
  if (data !== undefined) {
    return (
      <Notice icon={<IconBoxOff size={24} />} title={t('noPods.title')}>
        <p>{t('noPods.text', { workload, namespace })}</p>
        {data.partial && <p>{t('noPods.partial')}</p>}
        <Explained concern="cluster" kinds="workloads" namespaces={[namespace]} quiet />
      </Notice>
    )
  }
  if (error === null) return <LogsSkeleton label={states('loading')} />
  const { off, right } = error.details
  if (typeof off === 'string') {
    return (
      <Notice icon={<IconPower size={24} />} title={states('off.title')}>
        {states('off.text', { setting: off })}
      </Notice>
    )
  }
  if (typeof right === 'string') return <DeniedLogs namespace={namespace} />
  return (
    <ErrorNotice reason="failed" error={error} waitingFor={t('waitingFor')} onRetry={() => void targets.refetch()} />
  )
}

/** Names the missing right, with the role that grants it. */
function DeniedLogs({ namespace }: { readonly namespace: string }) {
  const t = useTranslations('logs.denied')
  const states = useTranslations('states')
  return (
    <Notice tone="not-ready" icon={<IconLock size={24} />} title={t('title')}>
      <p>{t('needs', { right: LOG_RIGHT, namespace })}</p>
      <Explained
        concern="cluster"
        kinds={[LOG_PART]}
        namespaces={[namespace]}
        quiet
        otherwise={
          <>
            <p>{states('denied.role')}</p>
            <Snippet name={states('denied.role')} text={logRole(namespace)} />
          </>
        }
      />
    </Notice>
  )
}

/** What comes at once is not announced. */
function LogsSkeleton({ label }: { readonly label: string }) {
  const [late, setLate] = useState(false)
  useTimeout(() => setLate(true), WAIT_STEPS.skeleton * 1000, { autoInvoke: true })
  return (
    <div className={classes.skeleton} aria-busy aria-label={label}>
      {late &&
        Array.from({ length: 12 }, (_, i) => <Skeleton key={i} height={12} width={`${55 + ((i * 17) % 40)}%`} />)}
    </div>
  )
}

/** With its own texts. */
export const LogsTab = withMessages({ logs }, Content)

'use client'

import { HealthMark } from '@/components/layout/health-mark'
import { GoneBand, MissingNamespace } from '@/components/layout/missing'
import { OutsideLinks } from '@/components/layout/outside-links'
import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { useFailureInTitle } from '@/components/layout/use-failure-in-title'
import { Chip } from '@/components/ui/chip'
import { namespaceDetailsQuery } from '@/lib/client/details-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { mergeStatuses } from '@/lib/health/summarise-health'
import { detailsViewParsers } from '@/lib/url/details-view'
import { writeGraphView } from '@/lib/url/graph-view'
import { Button, Skeleton } from '@mantine/core'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PageTabs } from '@/components/layout/page-tabs'
import { NamespaceOverview } from './namespace-overview'
import { UnreadBand } from './unread-band'
import { useHealth } from './use-health'

interface NamespacePageProps {
  readonly namespace: string
  /** Its traffic, beside what it is. */
  readonly traffic: ReactNode
  /** The tab with its charts, and what that reads of the address. */
  readonly metrics: ReactNode
  readonly metricsParameters: ComponentProps<typeof Page>['parameters']
  /** What else can be done with it; another feature's, which the page hands in. */
  readonly actions: ReactNode
  /** What was done, above its content. */
  readonly band: ReactNode
}

const TABS = ['overview', 'metrics'] as const

/** One namespace: how it is in the mesh, what it holds and what is configured in it. */
export function NamespacePage(props: NamespacePageProps) {
  const { namespace, traffic, metrics, metricsParameters, actions, band } = props
  const t = useTranslations('details')
  const tl = useTranslations('lists.title')
  const [{ cluster, duration, at, refresh, tab }, openTab] = useDetailsView()
  const current = TABS.find((id) => id === tab) ?? 'overview'
  const { data, missing, region } = useAnswer(namespaceDetailsQuery(namespace, cluster))
  const graph = `/graph${writeGraphView({ namespaces: [namespace], duration, at, refresh })}`
  const panels = {
    metrics,
    overview: (
      <>
        {data === undefined ? null : <UnreadBand details={data} />}
        {data !== undefined && missing ? <GoneBand now={data.now} /> : null}
        {missing && data === undefined ? (
          <MissingNamespace namespace={namespace} />
        ) : (
          <Region
            region={region}
            waitingFor={t('waitingFor')}
            skeleton={<Skeleton height={220} m={16} width="auto" />}
            empty={null}
          >
            {data === undefined ? null : <NamespaceOverview details={data} traffic={traffic} />}
          </Region>
        )}
      </>
    ),
  }
  return (
    <Page
      title={namespace}
      crumbs={[{ label: tl('namespaces'), href: '/namespaces' }]}
      badge={
        <>
          <Chip>{t('kinds.namespace')}</Chip>
          <NamespaceHealth namespace={namespace} />
        </>
      }
      actions={
        <>
          <OutsideLinks reference={`namespace:${namespace}`} />
          <Button component={Link} href={graph} variant="default">
            {t('namespace.graph')}
          </Button>
          {actions}
        </>
      }
      ofOne
      parameters={current === 'metrics' ? { ...detailsViewParsers, ...metricsParameters } : detailsViewParsers}
    >
      {band}
      <PageTabs
        name={namespace}
        current={current}
        tabs={TABS.map((id) => ({ id, label: t(`tabs.${id}`), panel: panels[id] }))}
        onOpen={(id) => {
          const to = TABS.find((one) => one === id)
          if (to !== undefined) openTab(to)
        }}
      />
    </Page>
  )
}

function NamespaceHealth({ namespace }: { readonly namespace: string }) {
  const answer = useHealth(namespace)
  const status =
    answer === undefined ? undefined : mergeStatuses(Object.values(answer.health).map(({ status: one }) => one))
  useFailureInTitle(status === 'failure')
  return status === undefined ? null : <HealthMark status={status} />
}

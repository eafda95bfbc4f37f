'use client'

import { withMessages } from '@/components/layout/with-messages'
import { overview } from '@/lib/i18n/messages/en/overview'
import { ErrorNotice } from '@/components/layout/failure-notices'
import { Page } from '@/components/layout/page'
import { isRightsUnknown } from '@/lib/access/rights-unknown'
import { useOverviewView } from '@/lib/client/use-overview-view'
import type { PharosError } from '@/lib/ports/pharos-error'
import { overviewViewParsers } from '@/lib/url/overview-view'
import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { ApplicationsCard } from './applications-card'
import { AttentionCard } from './attention-card'
import { ChangesCard } from './changes-card'
import { ClustersCard } from './clusters-card'
import { ConfigCard } from './config-card'
import { ControlPlanesCard } from './control-planes-card'
import { DataPlanesCard } from './data-planes-card'
import { InsightsCard } from './insights-card'
import classes from './overview-page.module.css'
import { type ShownPart, useOverview } from './use-overview'

const SetupCard = dynamic(() => import('./setup-card').then((module) => module.SetupCard), { loading: () => null })

/** The mesh at a glance: what needs attention first. */
function Content() {
  const t = useTranslations('overview')
  const [{ setup }, change] = useOverviewView()
  const traffic = useOverview('traffic')
  const cluster = useOverview('cluster')
  const to = traffic.data?.to
  const firstRun = traffic.data?.traffic?.trafficSeen === false
  const showsSetup = setup ?? firstRun
  const lost = lostRights(traffic) ?? lostRights(cluster)
  return (
    <Page
      title={t('title')}
      allNamespaces
      parameters={overviewViewParsers}
      actions={
        showsSetup ? null : (
          <Button
            variant="default"
            leftSection={<IconListCheck size={16} aria-hidden />}
            onClick={() => change({ setup: true })}
          >
            {t('setup.open')}
          </Button>
        )
      }
      {...(to === undefined ? {} : { shownAt: Math.floor(Date.parse(to) / 1_000) })}
    >
      <div className={classes.scroller}>
        {lost === undefined ? (
          <Cards traffic={traffic} cluster={cluster} showsSetup={showsSetup} />
        ) : (
          <ErrorNotice
            reason="failed"
            error={lost}
            waitingFor={t('waitingFor')}
            onRetry={() => [traffic, cluster].forEach(({ region }) => region.retry())}
          />
        )}
      </div>
    </Page>
  )
}

interface CardsProps {
  readonly traffic: ShownPart
  readonly cluster: ShownPart
  readonly showsSetup: boolean
}

function Cards({ traffic, cluster, showsSetup }: CardsProps) {
  return (
    <div className={classes.cards}>
      {showsSetup ? (
        <div className={classes.setup}>
          <SetupCard />
        </div>
      ) : null}
      <div className={classes.attentionArea}>
        <AttentionCard part={traffic} />
      </div>
      <div className={classes.healthArea}>
        <ApplicationsCard part={traffic} />
        <DataPlanesCard part={traffic} />
      </div>
      <div className={classes.insightsArea}>
        <InsightsCard part={traffic} />
      </div>
      <div className={classes.changesArea}>
        <ChangesCard part={cluster} />
      </div>
      <div className={classes.planesArea}>
        <ControlPlanesCard part={cluster} />
        <ClustersCard part={cluster} />
      </div>
      <div className={classes.configArea}>
        <ConfigCard part={cluster} />
      </div>
    </div>
  )
}

/** Why no card may show anything: then it is said once, and not on each. */
function lostRights({ region: { state } }: ShownPart): PharosError | undefined {
  return state.kind === 'error' && isRightsUnknown(state.failure) ? state.failure : undefined
}

/** With its own texts. */
export const OverviewPage = withMessages({ overview }, Content)

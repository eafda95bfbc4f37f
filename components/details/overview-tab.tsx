import { GoneBand, MissingThing } from '@/components/layout/missing'
import { Region } from '@/components/layout/region'
import type { AnyDetails } from '@/lib/client/details-query'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AppOverview } from './app-overview'
import classes from './overview-tab.module.css'
import { ServiceOverview } from './service-overview'
import { UnreadBand } from './unread-band'
import { useDetails } from './use-details'
import { WorkloadOverview } from './workload-overview'

interface OverviewTabProps {
  readonly thing: ThingRef
  readonly miniGraph: ReactNode
}

/** What the thing is, on the left; whom it talks to, on the right. Each half has its own state. */
export function OverviewTab({ thing, miniGraph }: OverviewTabProps) {
  const t = useTranslations('details')
  const { data: details, missing, region } = useDetails(thing)
  return (
    <>
      {details === undefined ? null : <UnreadBand details={details} />}
      {details !== undefined && missing ? <GoneBand now={details.now} /> : null}
      <div className={classes.columns}>
        <div className={classes.facts}>
          {missing && details === undefined ? (
            <MissingThing thing={thing} />
          ) : (
            <Region region={region} waitingFor={t('waitingFor')} skeleton={<Placeholder />} empty={null}>
              {details === undefined ? null : (
                <div className={classes.facts}>
                  <Facts thing={thing} details={details} />
                </div>
              )}
            </Region>
          )}
        </div>
        <div className={classes.aside}>{miniGraph}</div>
      </div>
    </>
  )
}

function Facts({ thing, details }: { readonly thing: ThingRef; readonly details: AnyDetails }) {
  switch (details.kind) {
    case 'workload':
      return <WorkloadOverview thing={thing} details={details} />
    case 'service':
      return <ServiceOverview thing={thing} details={details} />
    case 'app':
      return <AppOverview details={details} />
  }
}

function Placeholder() {
  return (
    <div className={classes.facts}>
      <Skeleton height={220} />
      <Skeleton height={160} />
    </div>
  )
}

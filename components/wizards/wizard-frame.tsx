import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { useNamespaceHref, useThingHref } from '@/lib/client/use-details-view'
import { routingQuery } from '@/lib/client/routing-query'
import { useWizardView } from '@/lib/client/use-wizard-view'
import type { RoutePageId } from '@/lib/istio/wizards/wizard-ids'
import { visibleText } from '@/lib/std/visible-text'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { wizardViewParsers } from '@/lib/url/wizard-view'
import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { WizardNames } from './wizard-names'
import classes from './wizards.module.css'

interface WizardFrameProps {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly page: RoutePageId
  readonly title: string
  readonly about: string
  /** What was done, above the content. */
  readonly band: ReactNode
  readonly children: (routing: ServiceRouting) => ReactNode
}

/** A page about routes of a service: it asks what is there, whoever wrote it, and leads to the other pages. */
export function WizardFrame({ service, page, title, about, band, children }: WizardFrameProps) {
  const t = useTranslations('wizards')
  const tl = useTranslations('lists.title')
  const [{ cluster }] = useWizardView()
  const namespaceHref = useNamespaceHref()
  const thingHref = useThingHref()
  const { data, region } = useAnswer(routingQuery(service, cluster))
  return (
    <Page
      title={title}
      crumbs={[
        { label: tl('services'), href: '/services' },
        { label: visibleText(service.namespace), href: namespaceHref(service.namespace) },
        { label: visibleText(service.name), href: thingHref({ kind: 'service', ...service }) },
      ]}
      ofOne
      windowless
      parameters={wizardViewParsers}
    >
      <div className={classes.page}>
        {band}
        <WizardNames service={service} current={page} />
        <p className={classes.about}>{about}</p>
        <Region
          region={region}
          waitingFor={t('waitingFor')}
          skeleton={<Skeleton height={320} width="auto" />}
          empty={null}
        >
          {data === undefined ? null : children(data)}
        </Region>
      </div>
    </Page>
  )
}

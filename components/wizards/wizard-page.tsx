'use client'

import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { useRefresh } from '@/components/layout/refresh-context'
import { withMessages } from '@/components/layout/with-messages'
import { routingQuery } from '@/lib/client/routing-query'
import { useNamespaceHref, useThingHref } from '@/lib/client/use-details-view'
import { useRegion } from '@/lib/client/use-region'
import { useWizardView } from '@/lib/client/use-wizard-view'
import { wizards } from '@/lib/i18n/messages/en/wizards'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { visibleText } from '@/lib/std/visible-text'
import { wizardViewParsers } from '@/lib/url/wizard-view'
import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { HandedIn } from './handed-in'
import { WizardContent } from './wizard-content'
import { WizardNames } from './wizard-names'
import classes from './wizards.module.css'

interface WizardPageProps extends HandedIn {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly wizard: WizardId
}

/** A wizard for routes of a service: it opens what is there, whoever wrote it, and ends in the preview of a change. */
function Content({ service, wizard, ...handedIn }: WizardPageProps) {
  const t = useTranslations('wizards')
  const tl = useTranslations('lists.title')
  const [{ cluster }] = useWizardView()
  const timer = useRefresh()
  const client = useQueryClient()
  const namespaceHref = useNamespaceHref()
  const thingHref = useThingHref()
  const options = routingQuery(service, cluster)
  const query = useQuery({ ...options, ...timer.queryOptions })
  const region = useRegion(query, { timer, content: () => 'some' })
  const name = visibleText(service.name)
  return (
    <Page
      title={t('title', { wizard: t(`names.${wizard}`), service: name })}
      crumbs={[
        { label: tl('services'), href: '/services' },
        { label: visibleText(service.namespace), href: namespaceHref(service.namespace) },
        { label: name, href: thingHref({ kind: 'service', ...service }) },
      ]}
      ofOne
      windowless
      parameters={wizardViewParsers}
    >
      <div className={classes.page}>
        {handedIn.editing.element}
        <WizardNames service={service} current={wizard} />
        <p className={classes.about}>{t(`about.${wizard}`)}</p>
        <Region
          region={region}
          waitingFor={t('waitingFor')}
          skeleton={<Skeleton height={320} width="auto" />}
          empty={null}
          onCancel={() => void client.cancelQueries({ queryKey: options.queryKey })}
          onLoad={timer.reload}
        >
          {query.data === undefined ? null : <WizardContent wizard={wizard} routing={query.data} {...handedIn} />}
        </Region>
      </div>
    </Page>
  )
}

/** With its own texts. */
export const WizardPage = withMessages({ wizards }, Content)

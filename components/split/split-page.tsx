'use client'

import { MissingThing } from '@/components/layout/missing'
import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { withMessages } from '@/components/layout/with-messages'
import { useNamespaceHref, useThingHref } from '@/lib/client/use-details-view'
import { split } from '@/lib/i18n/messages/en/split'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { splitViewParsers } from '@/lib/url/split-view'
import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Editing } from './editing'
import { SplitRules } from './split-rules'
import { useServiceRouting } from './use-service-routing'

interface SplitPageProps {
  readonly service: ThingRef
  readonly editing: Editing
}

/** How requests to a service are shared among its versions, and the way to change that. */
function Content({ service, editing }: SplitPageProps) {
  const t = useTranslations('split')
  const tl = useTranslations('lists.title')
  const { data: routing, missing, region } = useServiceRouting(service)
  const namespaceHref = useNamespaceHref()
  const thingHref = useThingHref()
  const { namespace } = service
  const name = visibleText(service.name)
  const crumbs = [
    { label: tl('services'), href: '/services' },
    { label: visibleText(namespace), href: namespaceHref(namespace) },
    { label: name, href: thingHref(service) },
  ]
  return (
    <Page title={t('title', { name })} crumbs={crumbs} ofOne parameters={splitViewParsers}>
      {editing.element}
      {missing && routing === undefined ? (
        <MissingThing thing={service} />
      ) : (
        <Region
          region={region}
          waitingFor={t('waitingFor')}
          skeleton={<Skeleton height={320} m={16} width="auto" />}
          empty={null}
        >
          {routing === undefined ? null : <SplitRules routing={routing} editing={editing} />}
        </Region>
      )}
    </Page>
  )
}

/** With its own texts. */
export const SplitPage = withMessages({ split }, Content)

import { useWizardView } from '@/lib/client/use-wizard-view'
import { thingDestinations } from '@/lib/graph/panel/destinations'
import { useWizardHref } from '@/lib/client/use-wizard-href'
import { type RoutePageId, WIZARDS } from '@/lib/istio/wizards/wizard-ids'
import { mtlsPath } from '@/lib/url/mtls-view'
import { writeWizardView } from '@/lib/url/wizard-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './wizards.module.css'

interface WizardNamesProps {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly current: RoutePageId
}

/** The other pages about routes of the service. */
export function WizardNames({ service, current }: WizardNamesProps) {
  const t = useTranslations('wizards')
  const tm = useTranslations('graph.menu.pages')
  const hrefOf = useWizardHref()
  const [view] = useWizardView()
  const split = thingDestinations({ kind: 'service', ...service }, view).find(({ page }) => page === 'trafficSplit')
  const mtls = mtlsPath({ namespace: service.namespace, service: service.name })
  const names = [
    ...WIZARDS.map((page) => ({ page, label: t(`names.${page}`), href: hrefOf(service, page) })),
    { page: 'mtls', label: t('mtls'), href: mtls + writeWizardView({ cluster: view.cluster }) },
    ...(split === undefined ? [] : [{ page: 'split', label: tm('trafficSplit'), href: split.href }]),
    { page: 'delete', label: tm('deleteRouting'), href: hrefOf(service, 'delete') },
  ]
  return (
    <nav aria-label={t('others')} className={classes.names}>
      {names.map(({ page, label, href }) => (
        <Anchor
          key={page}
          component={Link}
          href={href}
          prefetch={false}
          size="sm"
          className={classes.name}
          {...(page === current ? { 'aria-current': 'page' as const } : {})}
        >
          {label}
        </Anchor>
      ))}
    </nav>
  )
}

import { useWizardView } from '@/lib/client/use-wizard-view'
import { thingDestinations } from '@/lib/graph/panel/destinations'
import { useWizardHref } from '@/lib/client/use-wizard-href'
import { type WizardId, WIZARDS } from '@/lib/istio/wizards/wizard-ids'
import { mtlsPath } from '@/lib/url/mtls-view'
import { writeWizardView } from '@/lib/url/wizard-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './wizards.module.css'

interface WizardNamesProps {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly current: WizardId
}

/** The other wizards for the service. */
export function WizardNames({ service, current }: WizardNamesProps) {
  const t = useTranslations('wizards')
  const tm = useTranslations('graph.menu.pages')
  const hrefOf = useWizardHref()
  const [view] = useWizardView()
  const split = thingDestinations({ kind: 'service', ...service }, view).find(({ page }) => page === 'trafficSplit')
  return (
    <nav aria-label={t('others')} className={classes.names}>
      {WIZARDS.map((wizard) => (
        <Anchor
          key={wizard}
          component={Link}
          href={hrefOf(service, wizard)}
          prefetch={false}
          size="sm"
          className={classes.name}
          {...(wizard === current ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`names.${wizard}`)}
        </Anchor>
      ))}
      <Anchor
        component={Link}
        href={
          mtlsPath({ namespace: service.namespace, service: service.name }) + writeWizardView({ cluster: view.cluster })
        }
        prefetch={false}
        size="sm"
        className={classes.name}
      >
        {t('mtls')}
      </Anchor>
      {split === undefined ? null : (
        <Anchor component={Link} href={split.href} prefetch={false} size="sm" className={classes.name}>
          {tm('trafficSplit')}
        </Anchor>
      )}
    </nav>
  )
}

import { useWizardHref } from '@/lib/client/use-wizard-href'
import { type WizardId, WIZARDS } from '@/lib/istio/wizards/wizard-ids'
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
  const hrefOf = useWizardHref()
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
    </nav>
  )
}

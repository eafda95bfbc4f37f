import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { useWizardView } from '@/lib/client/use-wizard-view'
import { chooseTargets, type WizardRefusal } from '@/lib/istio/wizards/choose-targets'
import { listPlaces } from '@/lib/istio/wizards/list-places'
import { readPlaceName, writePlaceName } from '@/lib/istio/wizards/place-name'
import { madeKinds } from '@/lib/istio/wizards/wizard-form'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { newObjectPath } from '@/lib/url/new-object-view'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { wizardPath } from '@/lib/url/wizard-view'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { Anchor, Radio } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconRouteOff } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { HandedIn } from './handed-in'
import { TargetPlaces } from './target-places'
import { WizardBody } from './wizard-body'
import classes from './wizards.module.css'

interface WizardContentProps extends HandedIn {
  readonly wizard: WizardId
  readonly routing: ServiceRouting
}

/** What the wizard can act on, and the chosen place of it. */
export function WizardContent({ wizard, routing, ...handedIn }: WizardContentProps) {
  const t = useTranslations('wizards')
  const [{ rule }, choose] = useWizardView()
  const { targets, refusal } = useMemo(() => chooseTargets(wizard, routing), [wizard, routing])
  const { target, place } = readPlaceName(rule, targets)
  const first = target && listPlaces(wizard, target.kind, readYamlRecord(target.text) ?? {})[0]
  return (
    <div className={classes.column}>
      {routing.ambientWithoutWaypoint && wizard !== 'gateway' ? <AmbientBand /> : null}
      {routing.limited ? <Band icon={<IconInfoCircle size={16} aria-hidden />}>{t('limited')}</Band> : null}
      {routing.moreObjects === 0 ? null : (
        <Band icon={<IconInfoCircle size={16} aria-hidden />}>{t('more', { count: routing.moreObjects })}</Band>
      )}
      {target === undefined ? (
        <Refused why={refusal ?? 'absent'} wizard={wizard} routing={routing} />
      ) : (
        <WizardBody
          key={writePlaceName(target, '')}
          {...handedIn}
          wizard={wizard}
          routing={routing}
          target={target}
          place={place}
          onChoose={choose}
          choice={
            <section aria-label={t('places')} className={classes.card}>
              <Radio.Group
                aria-label={t('chooseRule')}
                value={writePlaceName(target, place ?? first?.id ?? '')}
                onChange={choose}
              >
                {targets.map((one) => (
                  <TargetPlaces key={writePlaceName(one, '')} wizard={wizard} target={one} />
                ))}
              </Radio.Group>
            </section>
          }
        />
      )}
    </div>
  )
}

function AmbientBand() {
  const t = useTranslations('wizards')
  return (
    <Band
      tone="degraded"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      actions={
        <Anchor component={Link} href={newObjectPath('gateways.gateway.networking.k8s.io')} prefetch={false} size="sm">
          {t('makeWaypoint')}
        </Anchor>
      }
    >
      {t('ambient')}
    </Band>
  )
}

interface RefusedProps extends Pick<WizardContentProps, 'wizard' | 'routing'> {
  readonly why: WizardRefusal
}

function Refused({ why, wizard, routing }: RefusedProps) {
  const t = useTranslations('wizards')
  const [kind] = madeKinds(wizard)
  const href = why === 'gatewayApi' ? wizardPath(routing, 'request-routing') : newObjectPath(kind ?? '')
  return (
    <Notice icon={<IconRouteOff size={24} />} title={t('refusedTitle')}>
      {t(`refused.${why}`)}{' '}
      {why === 'absent' ? null : (
        <Anchor component={Link} href={href} prefetch={false} underline="always" inherit>
          {t(why === 'gatewayApi' ? 'openRoute' : 'writeYaml')}
        </Anchor>
      )}
    </Notice>
  )
}

import { appliesTo } from '@/lib/config-objects/references/applies-to'
import { useWizardHref } from '@/lib/client/use-wizard-href'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { visibleText } from '@/lib/std/visible-text'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** Which wizard opens an object of a kind. */
const WIZARD_OF: ReadonlyMap<string, WizardId> = new Map([
  ['virtualservices.networking.istio.io', 'request-routing'],
  ['destinationrules.networking.istio.io', 'circuit-breaking'],
  ['httproutes.gateway.networking.k8s.io', 'http-route'],
  ['grpcroutes.gateway.networking.k8s.io', 'grpc-route'],
])

/** The way from a route to the wizards of the service that it is about, or that it sends requests to. */
export function WizardLink({ answer: { kind, pointsTo } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.actions')
  const href = useWizardHref()
  const wizard = WIZARD_OF.get(kind)
  const services = [...appliesTo(pointsTo), ...pointsTo].filter(
    ({ to, state }) => to === 'service' && state === 'found',
  )
  const [service] = services
  if (wizard === undefined || service === undefined) return null
  return (
    <Button
      component={Link}
      href={href(service, wizard)}
      prefetch={false}
      variant="default"
      leftSection={<IconRoute size={16} aria-hidden />}
    >
      {t('wizard', { service: visibleText(service.name) })}
    </Button>
  )
}

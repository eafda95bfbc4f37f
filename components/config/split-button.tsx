import { useSplitHref } from '@/lib/client/use-split-view'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { ROUTING_KINDS } from '@/lib/url/routing-types'
import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** From a route to the shares of its requests, by the first service that it is about or leads to. */
export function SplitButton({ answer: { kind, namespace, name, pointsTo } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('graph.menu.pages')
  const href = useSplitHref()
  const isRoute = kind !== 'destinationrules.networking.istio.io' && ROUTING_KINDS.some((one) => one === kind)
  const services = isRoute ? pointsTo.filter(({ to, state }) => to === 'service' && state === 'found') : []
  const service = services.find(({ by }) => by === 'host' || by === 'parent') ?? services[0]
  if (service === undefined) return null
  return (
    <Button
      component={Link}
      variant="default"
      prefetch={false}
      leftSection={<IconArrowsSplit2 size={16} aria-hidden />}
      href={href(service, `${kind.split('.')[0] ?? kind}/${namespace}/${name}`)}
    >
      {t('trafficSplit')}
    </Button>
  )
}

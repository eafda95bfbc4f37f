import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { useThingHref } from '@/lib/client/use-details-view'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconGhost2, IconTrash } from '@tabler/icons-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { Explained } from './explained'

const PARTS = { workload: 'workloads', app: 'applications', service: 'services' } as const

/** There is no such object; its traffic of the window may still be there. */
export function MissingThing({ thing }: { readonly thing: ThingRef }) {
  const t = useTranslations('details.missing')
  const href = useThingHref()
  const [name, namespace] = [visibleText(thing.name), visibleText(thing.namespace)]
  return (
    <Notice
      icon={<IconGhost2 size={24} />}
      title={t(`title.${thing.kind}`, { name, namespace })}
      actions={
        <Button component={Link} variant="default" href={href(thing, 'traffic')}>
          {t('traffic')}
        </Button>
      }
    >
      <p>{t('text')}</p>
      <Explained concern="cluster" kinds={PARTS[thing.kind]} namespaces={[]} quiet />
    </Notice>
  )
}

/** There is no such namespace. */
export function MissingNamespace({ namespace }: { readonly namespace: string }) {
  const t = useTranslations('details.namespace')
  return (
    <Notice icon={<IconGhost2 size={24} />} title={t('missing', { name: visibleText(namespace) })}>
      <p>{t('missingText')}</p>
      <Explained concern="cluster" kinds="namespaces" namespaces={[]} quiet />
    </Notice>
  )
}

/** It was there when this page last asked. */
export function GoneBand({ now }: { readonly now: string }) {
  const t = useTranslations('details.missing')
  const format = useFormatter()
  return (
    <Band tone="degraded" icon={<IconTrash size={16} aria-hidden />} role="alert">
      {t('gone', { time: format.dateTime(Date.parse(now), 'instant') })}
    </Band>
  )
}

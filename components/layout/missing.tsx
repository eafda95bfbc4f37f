import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { useThingHref } from '@/lib/client/use-details-view'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconGhost2, IconTrash } from '@tabler/icons-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'

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
      {t('text')}
    </Notice>
  )
}

/** There is no such namespace. */
export function MissingNamespace({ namespace }: { readonly namespace: string }) {
  const t = useTranslations('details.namespace')
  return (
    <Notice icon={<IconGhost2 size={24} />} title={t('missing', { name: visibleText(namespace) })}>
      {t('missingText')}
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

import { useWizardHref } from '@/lib/client/use-wizard-href'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** The way from a service to what writes its routes. */
export function RouteLink({ thing }: { readonly thing: ThingRef }) {
  const t = useTranslations('details')
  const href = useWizardHref()
  return (
    <Button
      component={Link}
      href={href(thing, 'request-routing')}
      prefetch={false}
      variant="default"
      leftSection={<IconRoute size={16} aria-hidden />}
    >
      {t('route')}
    </Button>
  )
}

import { useShortcut } from '@/components/layout/use-shortcut'
import { useSplitHref } from '@/lib/client/use-split-view'
import { useWizardHref } from '@/lib/client/use-wizard-href'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'

/** The way from a service to what writes its routes; to the split a key alone. */
export function RouteLink({ thing }: { readonly thing: ThingRef }) {
  const t = useTranslations('details')
  const href = useWizardHref()
  const splitHref = useSplitHref()
  const router = useRouter()
  useShortcut('s', () => router.push(splitHref(thing)))
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

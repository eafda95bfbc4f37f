import { useSourceHref } from '@/lib/client/use-source-href'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** To the diagnosis of everything that is read. */
export function ToSources() {
  const t = useTranslations('meshTopology')
  const hrefOf = useSourceHref()
  return (
    <Button component={Link} href={hrefOf()} variant="default" prefetch={false}>
      {t('toSources')}
    </Button>
  )
}

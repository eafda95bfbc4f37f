import { useRefresh } from '@/components/layout/refresh-context'
import { SOURCE_LOOKS } from '@/components/layout/source-state'
import type { AttentionSource } from '@/lib/overview/model'
import { visibleText } from '@/lib/std/visible-text'
import { useSourceHref } from '@/lib/client/use-source-href'
import { Anchor, Button } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import own from './attention-card.module.css'
import classes from './overview.module.css'

/** A source that does not answer, since when, in its own words. */
export function AttentionSourceLine({ item }: { readonly item: AttentionSource }) {
  const t = useTranslations('overview.attention')
  const hrefOf = useSourceHref()
  const tp = useTranslations('shell.sources')
  const format = useFormatter()
  const { reload } = useRefresh()
  const { type, name, state, since, message } = item
  const { Icon } = SOURCE_LOOKS[state]
  return (
    <li className={own.line}>
      <Icon size={16} aria-hidden className={own.sourceIcon} />
      <span className={own.subject}>
        <strong>{t(`sources.${state}`, { name: visibleText(name ?? tp(`products.${type}`)) })}</strong>
        {since === null ? null : (
          <span className={classes.quiet}>{t('since', { time: format.dateTime(Date.parse(since), 'instant') })}</span>
        )}
      </span>
      <span className={own.reason}>
        {visibleText(message ?? '')}{' '}
        <Anchor component={Link} href={hrefOf({ source: item.id })} prefetch={false} inherit>
          {tp('why')}
        </Anchor>
      </span>
      <Button variant="default" size="compact-xs" onClick={reload}>
        {t('retry')}
      </Button>
    </li>
  )
}

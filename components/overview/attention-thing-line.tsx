import { HealthMark } from '@/components/layout/health-mark'
import { Chip } from '@/components/ui/chip'
import { useOverviewView } from '@/lib/client/use-overview-view'
import { formatRate } from '@/lib/i18n/format-rate'
import type { AttentionThing } from '@/lib/overview/model'
import { placeHref } from '@/lib/overview/place-href'
import { visibleText } from '@/lib/std/visible-text'
import { Tooltip } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import own from './attention-card.module.css'
import classes from './overview.module.css'

/** One thing that is not well: which, why, and how much of it fails. The whole line leads to it. */
export function AttentionThingLine({ item }: { readonly item: AttentionThing }) {
  const t = useTranslations('overview.attention')
  const [window] = useOverviewView()
  const { thing, status, reason, failingRate, component, others } = item
  return (
    <li className={own.line}>
      <HealthMark status={status} short />
      <span className={own.subject}>
        <Link href={placeHref(thing, window)} prefetch={false} className={own.cover}>
          {visibleText(thing.name)}
        </Link>
        <span className={classes.quiet}>{t(`place.${thing.kind}`, { namespace: thing.namespace })}</span>
        {component ? <Chip>{t('component')}</Chip> : null}
      </span>
      <span className={own.reason}>
        <span>{visibleText(reason)}</span>
        {others === 0 ? null : (
          <Tooltip label={t('othersWhy', { count: others })}>
            <span className={own.others}>{t('others', { count: others })}</span>
          </Tooltip>
        )}
      </span>
      <span className={own.failing}>
        {failingRate === null || failingRate === 0 ? null : t('failing', { rate: formatRate(failingRate, 'rps') })}
      </span>
    </li>
  )
}

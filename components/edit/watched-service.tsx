import { orDash } from '@/components/ui/or-dash'
import { useThingHref } from '@/lib/client/use-details-view'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'
import { visibleText } from '@/lib/std/visible-text'
import type { ObservedTraffic, WatchedService } from '@/lib/url/watch-types'
import { Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'

/** A service to which the changed object routes: its traffic before and since. */
export function WatchedServiceLine({ service }: { readonly service: WatchedService }) {
  const t = useTranslations('edit.watch')
  const href = useThingHref()
  const { namespace, name, before, after, shares, worse } = service
  const pair = (read: (traffic: ObservedTraffic | null) => string) => ({
    before: orDash(read(before)),
    after: orDash(read(after)),
  })
  const facts = [
    t(
      'rate',
      pair((one) => (one === null ? '' : formatRate(one.requestsPerSecond, 'rps'))),
    ),
    t(
      'errors',
      pair((one) => formatPercent(one?.errorRatio == null ? null : one.errorRatio * 100)),
    ),
    t(
      'p95',
      pair((one) => formatMs(one?.p95Ms ?? null)),
    ),
    ...(shares.length === 0 ? [] : [t('shares', { shares: shares.map(said).join(', ') })]),
  ]
  function said({ version, share }: WatchedService['shares'][number]): string {
    const named = version === '' || version === 'unknown' ? t('unversioned') : visibleText(version)
    return t('share', { version: named, share: formatPercent(share * 100) })
  }
  return (
    <li className={classes.watched}>
      <Anchor
        component={Link}
        href={href({ kind: 'service', namespace, name })}
        prefetch={false}
        underline="always"
        inherit
      >
        {visibleText(`${namespace}/${name}`)}
      </Anchor>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {worse ? (
        <strong className={classes.worse}>
          <IconAlertTriangle size={14} aria-hidden /> {t('worse', { reason: visibleText(after?.reason ?? '') })}
        </strong>
      ) : null}
    </li>
  )
}

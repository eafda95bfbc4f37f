import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { isResponseFlag } from '@/lib/graph/panel/response-flags'
import { Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { orDash } from '@/components/ui/or-dash'
import classes from './edge-flags.module.css'

/** What the proxies remarked about responses, each flag with its meaning. */
export function EdgeFlags({ model: { edge, flags } }: { readonly model: EdgeModel }) {
  const t = useTranslations('graph.panel.flags')
  const meaning = useTranslations('graph.responseFlags')
  const intl = useFormatter()
  if (flags.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {edge.unit === 'msg/s' ? t('messages') : t('none')}
      </Text>
    )
  return (
    <ul className={classes.list}>
      {flags.map((row) => (
        <li key={row.label}>
          <div className={classes.line}>
            <span>{orDash(formatTraffic(row.rate, edge.unit))}</span>
            <span>{orDash(formatPercent(row.percent))}</span>
            {row.codes.length === 0 ? null : (
              <span className={classes.codes}>{t('codes', { codes: intl.list(row.codes, { type: 'unit' }) })}</span>
            )}
          </div>
          {row.flags.map((flag) => (
            <div key={flag} className={classes.flag}>
              <code>{flag}</code>
              <span>{isResponseFlag(flag) ? meaning(flag) : t('unknown')}</span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

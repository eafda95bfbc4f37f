import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Explained } from '@/components/layout/explained'
import type { CoverageAnswer, Secured } from '@/lib/coverage/model'
import type { Unit } from '@/lib/graph/model'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './mtls.module.css'
import { Share } from './share'

/** Of everything that the user may see: how much was secured, requests and bytes apart. */
export function TotalsCard({ answer: { total, limited, reason } }: { readonly answer: CoverageAnswer }) {
  const t = useTranslations('meshMtls')
  return (
    <Card title={t('total.title')}>
      <div className={classes.totals}>
        <Total of={total.requests} kind="requests" unit="req/s" />
        <Total of={total.bytes} kind="bytes" unit="B/s" />
      </div>
      {total.requests === null && total.bytes === null ? <Explained concern="traffic" namespaces={[]} quiet /> : null}
      {limited ? <p className={cardClasses.quiet}>{t('limited')}</p> : null}
      {reason === null ? null : (
        <p className={cardClasses.quiet} role="alert">
          {t('missing', { reason: visibleText(reason) })}
        </p>
      )}
    </Card>
  )
}

interface TotalProps {
  readonly of: Secured | null
  readonly kind: 'requests' | 'bytes'
  readonly unit: Unit
}

function Total({ of, kind, unit }: TotalProps) {
  const t = useTranslations('meshMtls.total')
  const rate = of === null ? '' : formatTraffic(of.told + of.untold, unit)
  return (
    <div className={classes.total} role="group" aria-label={of === null ? t('none') : t(kind, { rate })}>
      <span className={classes.number}>
        <Share of={of} />
      </span>
      <span className={cardClasses.quiet}>{of === null ? t('none') : t(kind, { rate })}</span>
      {of === null || of.untold === 0 ? null : (
        <span className={cardClasses.quiet}>{t('untold', { rate: formatTraffic(of.untold, unit) })}</span>
      )}
    </div>
  )
}

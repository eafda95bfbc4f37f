import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ExplainedLink } from '@/components/layout/explained'
import { CardTable } from '@/components/table/card-table'
import type { ExpiryDate, IstiodExpiry } from '@/lib/control-plane/certificates/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { ExpiryMark } from './expiry-mark'
import { Instant } from './instant'

/** Until when each istiod can sign. */
export function IstiodCard({ istiod }: { readonly istiod: readonly IstiodExpiry[] }) {
  const t = useTranslations('meshCertificates.istiod')
  return (
    <Card title={t('title')}>
      {istiod.length === 0 ? (
        <p className={cardClasses.quiet}>
          {t('none')} <ExplainedLink concern="control-plane" namespaces={[]} quiet />
        </p>
      ) : (
        <CardTable label={t('title')} columns={[{ title: t('instance') }, { title: t('root') }, { title: t('chain') }]}>
          {istiod.map(({ instance, root, chain }) => (
            <tr key={instance}>
              <th scope="row">{visibleText(instance)}</th>
              <td>
                <Until date={root} />
              </td>
              <td>
                <Until date={chain} />
              </td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}

function Until({ date }: { readonly date: ExpiryDate | null }) {
  if (date === null) return '–'
  return (
    <span className={cardClasses.line}>
      <Instant at={date.until} />
      <ExpiryMark expiry={date.expiry} daysLeft={date.daysLeft} />
    </span>
  )
}

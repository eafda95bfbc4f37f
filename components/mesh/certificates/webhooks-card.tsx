import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import type { TrustingWebhook } from '@/lib/control-plane/certificates/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { TrustMark } from './trust-mark'

/** Whether the API server trusts istiod where it asks it. */
export function WebhooksCard({ webhooks }: { readonly webhooks: readonly TrustingWebhook[] }) {
  const t = useTranslations('meshCertificates.webhooks')
  return (
    <Card title={t('title')} count={webhooks.length}>
      {webhooks.length === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <CardTable
          label={t('title')}
          columns={[{ title: t('name') }, { title: t('configuration') }, { title: t('kind') }, { title: t('trust') }]}
        >
          {webhooks.map(({ kind, configuration, name, trust }) => (
            <tr key={`${kind} ${configuration} ${name}`}>
              <th scope="row" className={cardClasses.longName}>
                {visibleText(name)}
              </th>
              <td className={cardClasses.name}>{visibleText(configuration)}</td>
              <td>{t(`kinds.${kind}`)}</td>
              <td>
                <TrustMark trust={trust} />
              </td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}

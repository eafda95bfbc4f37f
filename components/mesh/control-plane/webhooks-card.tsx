import { TrustMark } from '../certificates/trust-mark'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import { StatusMark } from '@/components/ui/status-mark'
import type { JudgedWebhook } from '@/lib/control-plane/control-plane-answer'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

const COLUMNS = ['name', 'configuration', 'kind', 'policy', 'service', 'trust'] as const

/** Where the API server asks istiod, what happens when it does not answer, and whether it can. */
export function WebhooksCard({ webhooks }: { readonly webhooks: readonly JudgedWebhook[] }) {
  const t = useTranslations('meshControlPlane.webhooks')
  return (
    <Card title={t('title')} count={webhooks.length}>
      {webhooks.length === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <CardTable label={t('title')} columns={COLUMNS.map((id) => ({ title: t(id) }))}>
          {webhooks.map((one) => (
            <WebhookLine key={`${one.kind} ${one.configuration} ${one.name}`} webhook={one} />
          ))}
        </CardTable>
      )}
    </Card>
  )
}

function WebhookLine({ webhook }: { readonly webhook: JudgedWebhook }) {
  const t = useTranslations('meshControlPlane.webhooks')
  const { kind, configuration, name, tag, failurePolicy, service, url, endpoints, trust } = webhook
  return (
    <tr>
      <th scope="row" className={cardClasses.longName}>
        {visibleText(name)}
        {tag === null ? null : <div className={cardClasses.aside}>{t('tag', { tag: visibleText(tag) })}</div>}
      </th>
      <td className={cardClasses.name}>{visibleText(configuration)}</td>
      <td>{t(`kinds.${kind}`)}</td>
      <td>
        {failurePolicy === 'Fail' || failurePolicy === 'Ignore'
          ? t(`policies.${kind}.${failurePolicy}`)
          : visibleText(failurePolicy ?? '–')}
      </td>
      <td className={cardClasses.name}>
        {visibleText(service === null ? (url ?? '–') : `${service.namespace}/${service.name}:${service.port}`)}
        {endpoints === null ? null : (
          <div className={cardClasses.aside}>
            {endpoints === 0 ? (
              <StatusMark status="error">{t('endpoints', { count: 0 })}</StatusMark>
            ) : (
              t('endpoints', { count: endpoints })
            )}
          </div>
        )}
      </td>
      <td>
        <TrustMark trust={trust} />
      </td>
    </tr>
  )
}

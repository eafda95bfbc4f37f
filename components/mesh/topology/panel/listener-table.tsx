import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import { CardTable } from '@/components/table/card-table'
import { visibleText } from '@/lib/std/visible-text'
import type { GatewayEntry, GatewayListener } from '@/lib/topology/model'
import { useTranslations } from 'use-intl'

/** The ports that Gateways open at a gateway or a waypoint, with the hosts that they take. */
export function ListenerTable({ entry: { listeners, listenersCount } }: { readonly entry: GatewayEntry }) {
  const t = useTranslations('meshTopology.panel')
  if (listeners.length === 0) return <p className={cardClasses.quiet}>{t('noListeners')}</p>
  const more = listenersCount - listeners.length
  return (
    <>
      <CardTable
        label={t('listeners')}
        columns={[{ title: t('port'), numeric: true }, { title: t('protocol') }, { title: t('hosts') }]}
      >
        {listeners.map((listener, at) => (
          <Row key={at} listener={listener} />
        ))}
      </CardTable>
      {more > 0 ? <p className={cardClasses.quiet}>{t('moreListeners', { count: more })}</p> : null}
    </>
  )
}

function Row({ listener: { gateway, port, protocol, tls, hosts } }: { readonly listener: GatewayListener }) {
  const t = useTranslations('meshTopology.panel')
  const { namespace, name } = gateway
  return (
    <tr>
      <td data-numeric>{port}</td>
      <td>
        {visibleText(protocol ?? '–')}
        {tls === null ? null : <div className={cardClasses.quiet}>{visibleText(tls)}</div>}
      </td>
      <td>
        {hosts.length === 0 ? t('anyHost') : visibleText(hosts.join(', '))}
        <div className={cardClasses.quiet}>
          <ObjectLink object={gateway}>{t('ofGateway', { name: visibleText(`${namespace}/${name}`) })}</ObjectLink>
        </div>
      </td>
    </tr>
  )
}

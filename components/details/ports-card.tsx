import { CardTable } from '@/components/table/card-table'
import type { PortRow } from '@/lib/mesh/details/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'

/** On which ports a service listens, and as what Istio takes each. */
export function PortsCard({ ports }: { readonly ports: readonly PortRow[] }) {
  const t = useTranslations('details.ports')
  return (
    <Card title={t('title')} count={ports.length}>
      {ports.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <CardTable
          label={t('title')}
          columns={[{ title: t('number') }, { title: t('name') }, { title: t('protocol') }, { title: t('target') }]}
        >
          {ports.map(({ number, name, protocol, target, nodePort }) => (
            <tr key={`${number} ${name ?? ''} ${protocol ?? ''}`}>
              <th scope="row">{number}</th>
              <td className={classes.name}>{name === null ? '–' : visibleText(name)}</td>
              <td>{protocol ?? t('sniffed')}</td>
              <td className={classes.name}>
                {target ?? String(number)}
                {nodePort === null ? '' : ` (${t('nodePort', { port: String(nodePort) })})`}
              </td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}

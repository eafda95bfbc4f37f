import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import { StatusMark } from '@/components/ui/status-mark'
import type { DefinitionRow, DefinitionState } from '@/lib/control-plane/definitions/model'
import { compareText } from '@/lib/std/compare-text'
import { visibleText } from '@/lib/std/visible-text'
import { useFormatter, useTranslations } from 'use-intl'

const COLUMNS = ['kind', 'state', 'served', 'stored', 'release'] as const
const LOOKS = {
  served: 'valid',
  stale: 'warning',
  unserved: 'error',
  missing: 'unchecked',
} as const satisfies Record<DefinitionState, string>

/** Which kinds of Istio and the Gateway API the cluster knows, and in which versions. */
export function DefinitionsCard({ definitions }: { readonly definitions: readonly DefinitionRow[] | null }) {
  const t = useTranslations('meshControlPlane.definitions')
  const format = useFormatter()
  const known = definitions ?? []
  const bundles = [...new Set(known.flatMap(({ bundle }) => bundle ?? []))].toSorted(compareText)
  return (
    <Card title={t('title')} count={known.filter(({ state }) => state !== 'missing').length}>
      {definitions === null ? <p className={cardClasses.quiet}>{t('unread')}</p> : null}
      {bundles.length === 0 ? null : (
        <p className={cardClasses.quiet}>{t('bundle', { versions: format.list(bundles.map(visibleText)) })}</p>
      )}
      {known.length === 0 ? null : (
        <CardTable label={t('title')} columns={COLUMNS.map((id) => ({ title: t(id) }))}>
          {known.map(({ id, state, served, stored, bundle }) => (
            <tr key={id}>
              <th scope="row" className={cardClasses.longName}>
                {visibleText(id)}
              </th>
              <td>
                <StatusMark status={LOOKS[state]}>{t(`states.${state}`)}</StatusMark>
              </td>
              <td>{listed(served)}</td>
              <td>{listed(stored)}</td>
              <td>{visibleText(bundle ?? '–')}</td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}

function listed(versions: readonly string[]): string {
  return versions.length === 0 ? '–' : versions.map(visibleText).join(', ')
}

import { CardTable } from '@/components/table/card-table'
import type { SplitOutcome } from '@/lib/forecast/judge-split'
import type { TrafficFacts } from '@/lib/forecast/predict-split'
import { useTranslations } from 'use-intl'
import { useWholeLines } from './use-whole-lines'

/** The whole service: before, as it was to be expected, and as it came; without the first two where nothing was measured before. */
export function OutcomeWhole({ outcome: { predicted, after } }: { readonly outcome: SplitOutcome }) {
  const t = useTranslations('forecast')
  const columns: readonly (readonly [string, TrafficFacts])[] = [
    ...(predicted === null
      ? []
      : ([
          [t('outcome.before'), predicted.before],
          [t('outcome.predicted'), predicted.expected],
        ] as const)),
    [t('outcome.measured'), after],
  ]
  const lines = useWholeLines()
  return (
    <CardTable
      label={t('whole')}
      columns={[{ title: t('whole') }, ...columns.map(([title]) => ({ title, numeric: true }))]}
    >
      {lines.map(([title, say]) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          {columns.map(([column, facts]) => (
            <td key={column} data-numeric>
              {say(facts)}
            </td>
          ))}
        </tr>
      ))}
    </CardTable>
  )
}

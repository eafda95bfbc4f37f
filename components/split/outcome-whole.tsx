import { CardTable } from '@/components/table/card-table'
import type { SplitOutcome } from '@/lib/forecast/judge-split'
import type { TrafficFacts } from '@/lib/forecast/predict-split'
import { useTranslations } from 'use-intl'
import { sayRate, sayShare, sayTime } from './forecast-numbers'

/** The whole service: before, as it was predicted, and as it came. */
export function OutcomeWhole({ outcome: { before, expected, after } }: { readonly outcome: SplitOutcome }) {
  const t = useTranslations('forecast')
  const lines: readonly (readonly [string, (facts: TrafficFacts) => string])[] = [
    [t('requests'), (facts) => sayRate(facts.requestsPerSecond)],
    [t('errors'), (facts) => sayShare(facts.errorRatio)],
    ['p50', (facts) => sayTime(facts.p50)],
    ['p95', (facts) => sayTime(facts.p95)],
    ['p99', (facts) => sayTime(facts.p99)],
  ]
  return (
    <CardTable
      label={t('whole')}
      columns={[
        { title: t('whole') },
        { title: t('outcome.before'), numeric: true },
        { title: t('outcome.predicted'), numeric: true },
        { title: t('outcome.measured'), numeric: true },
      ]}
    >
      {lines.map(([title, say]) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          <td data-numeric>{say(before)}</td>
          <td data-numeric>{say(expected)}</td>
          <td data-numeric>{say(after)}</td>
        </tr>
      ))}
    </CardTable>
  )
}

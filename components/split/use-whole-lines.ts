import type { TrafficFacts } from '@/lib/forecast/predict-split'
import { useTranslations } from 'use-intl'
import { sayRate, sayShare, sayTime } from './forecast-numbers'

/** What is told of a service as a whole: the title of each line, and how its number is said. */
export function useWholeLines(): readonly (readonly [title: string, say: (facts: TrafficFacts) => string])[] {
  const t = useTranslations('forecast')
  return [
    [t('requests'), (facts) => sayRate(facts.requestsPerSecond)],
    [t('errors'), (facts) => sayShare(facts.errorRatio)],
    ...(['p50', 'p95', 'p99'] as const).map((q) => [q, (facts: TrafficFacts) => sayTime(facts[q])] as const),
  ]
}

import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { Band } from '@/components/ui/band'
import { tracesQuery } from '@/lib/client/traces-query'
import { formatUs } from '@/lib/i18n/format-us'
import { useTraceSearch } from '@/lib/client/use-traces-view'
import type { TracesAnswer } from '@/lib/tracing/answers'
import { filterTraces } from '@/lib/tracing/filter-traces'
import { scatterModel } from '@/lib/tracing/scatter-model'
import { printTags } from '@/lib/tracing/tag-query'
import { Skeleton } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { NoTraces } from './no-traces'
import { ResultsBar } from './results-bar'
import { TraceList } from './trace-list'
import classes from './traces-results.module.css'

const TraceScatter = dynamic(() => import('@/components/charts/trace-scatter').then((module) => module.TraceScatter), {
  loading: () => null,
})

interface TracesResultsProps {
  /** The parameters of `GET /api/traces`. */
  readonly query: URLSearchParams
}

/** What a search has found, as points over time or as a list. */
export function TracesResults({ query }: TracesResultsProps) {
  const t = useTranslations('traces.results')
  const { data, region } = useAnswer(tracesQuery(query), {
    content: ({ traces }) => (traces.length === 0 ? 'empty' : 'some'),
  })
  return (
    <section className={classes.results} aria-label={t('label')}>
      <Region
        region={region}
        waitingFor={t('waitingFor')}
        skeleton={<Skeleton className={classes.skeleton} />}
        empty={data === undefined ? null : <NoTraces answer={data} />}
      >
        {data === undefined ? null : <Shown answer={data} />}
      </Region>
    </section>
  )
}

function Shown({ answer }: { readonly answer: TracesAnswer }) {
  const t = useTranslations('traces.results')
  const product = useTranslations('shell.sources.products')
  const [{ view, y, q }] = useTraceSearch()
  const router = useRouter()
  const { traces, to, limited, newest } = answer
  // Where only the newest are there, nothing is known of what was before.
  const fromMs =
    limited && newest && traces.length > 0
      ? Math.min(...traces.map(({ startUs }) => startUs / 1000))
      : Date.parse(answer.from)
  const shown = useMemo(() => filterTraces(traces, q), [traces, q])
  const model = useMemo(() => scatterModel(shown, { fromMs, toMs: Date.parse(to) }, y), [shown, fromMs, to, y])
  return (
    <>
      <ResultsBar shown={shown} all={answer.traces.length} left={view === 'scatter' ? model.left : 0} />
      {answer.limited ? (
        <Remark>{t(answer.newest ? 'limited' : 'limitedAny', { count: answer.traces.length })}</Remark>
      ) : null}
      {answer.limited && answer.passedOver > 0 ? (
        <Remark>{t('passedOver', { count: answer.passedOver, store: product(answer.store.type) })}</Remark>
      ) : null}
      {answer.meant > answer.services.length ? (
        <Remark>{t('notAll', { count: answer.services.length, meant: answer.meant })}</Remark>
      ) : null}
      {answer.narrowed.length > 0 ? <Remark>{t('narrowed', { tag: printTags(answer.narrowed) })}</Remark> : null}
      {answer.least === null ? null : (
        <Remark>
          {answer.least.us === null
            ? t('leastUnknown', { percentile: answer.least.percentile })
            : t('least', { percentile: answer.least.percentile, time: formatUs(answer.least.us) })}
        </Remark>
      )}
      {view === 'scatter' ? (
        <TraceScatter model={model} measure={y} onOpen={(id) => router.push(`/traces/${id}`)} />
      ) : (
        <TraceList traces={shown} />
      )}
    </>
  )
}

function Remark({ children }: { readonly children: string }) {
  return <Band icon={<IconInfoCircle size={16} aria-hidden />}>{children}</Band>
}

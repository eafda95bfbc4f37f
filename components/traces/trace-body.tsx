import { useTraceView } from '@/lib/client/use-traces-view'
import type { TraceAnswer } from '@/lib/tracing/answers'
import type { TraceTree } from '@/lib/tracing/build-trace-tree'
import { serviceColors } from '@/lib/tracing/service-colors'
import { serviceStatistics } from '@/lib/tracing/service-statistics'
import { useMemo } from 'react'
import { useUsual } from './use-usual'
import { ServiceTable } from './service-table'
import { SpanPanel } from './span-panel'
import { TraceFacts } from './trace-facts'
import { TraceRemarks } from './trace-remarks'
import classes from './trace-page.module.css'
import { Waterfall } from './waterfall'

interface TraceBodyProps {
  readonly answer: TraceAnswer
  readonly tree: TraceTree
}

export function TraceBody({ answer, tree }: TraceBodyProps) {
  const [view, change] = useTraceView()
  const colors = useMemo(() => serviceColors(tree.rows.map(({ span }) => span?.service ?? null)), [tree])
  const statistics = useMemo(() => serviceStatistics(answer.trace), [answer])
  const usual = useUsual(answer, tree)
  const selected = tree.rows.find(({ id, span }) => span !== null && id === view.span)
  return (
    <>
      <TraceFacts answer={answer} tree={tree} services={statistics.length} />
      <TraceRemarks trace={answer.trace} tree={tree} />
      <div className={classes.body}>
        <div className={classes.spans}>
          {view.view === 'waterfall' ? (
            <Waterfall tree={tree} colors={colors} slow={usual.slow} />
          ) : (
            <ServiceTable statistics={statistics} colors={colors} onFind={(q) => change({ view: null, q })} />
          )}
        </div>
        {selected === undefined ? null : (
          <SpanPanel
            key={selected.id}
            row={selected}
            tree={tree}
            workload={answer.workloads[selected.index] ?? null}
            usual={usual.of(selected)}
            onClose={() => change({ span: null })}
          />
        )}
      </div>
    </>
  )
}

import { useRefresh } from '@/components/layout/refresh-context'
import { graphQuery } from '@/lib/client/graph-query'
import { useGraphView } from '@/lib/client/use-graph-view'
import { intoFocus } from '@/lib/graph/panel/open-element'
import { prepareMini } from '@/lib/graph/panel/prepare-mini'
import { parseFocus } from '@/lib/graph/request/focus'
import { formatDuration } from '@/lib/time/duration'
import { type GraphView, readGraphView, writeGraphView } from '@/lib/url/graph-view'
import { Anchor, Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './mini-graph.module.css'
import { MiniGraphDrawing } from './mini-graph-drawing'

const PATH = '/graph'

interface MiniGraphProps {
  /** Of what: `workload:bookinfo/reviews-v2`, as `focus` of the graph page. */
  readonly reference: string
}

/** The node graph of one thing in a card, over the window of the page that it stands on. Everything in it leads on. */
export function MiniGraph({ reference }: MiniGraphProps) {
  const t = useTranslations('graph.mini')
  const [view] = useGraphView()
  const timer = useRefresh()
  const asked = viewOf(reference, view)
  const { data, error, isPending, isFetching, refetch } = useQuery({
    ...graphQuery(asked),
    ...timer.queryOptions,
  })
  const hrefOf = (focus: string, sel: readonly string[] = []) =>
    PATH + writeGraphView({ ...view, ...intoFocus(view, focus), view: 'graph', sel: [...sel] })
  const model = data === undefined ? undefined : prepareMini(data)
  return (
    <section className={classes.card} aria-label={t('title')}>
      <div className={classes.header}>
        <h3 className={classes.title}>{t('title')}</h3>
        {view.focus === reference ? null : (
          <Anchor component={Link} href={hrefOf(reference)} size="sm">
            {t('open')}
          </Anchor>
        )}
      </div>
      {isPending && isFetching ? <Skeleton height={120} /> : null}
      {data === undefined && !isFetching ? (
        <p className={classes.state}>
          {error === null ? t('unasked') : t('failed', { message: error.message })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => void refetch()}>
            {t('load')}
          </Button>
        </p>
      ) : null}
      {data === undefined ? null : model === undefined ? (
        <p className={classes.state}>{t('empty', { window: formatDuration(view.duration) })}</p>
      ) : (
        <MiniGraphDrawing model={model} reference={reference} hrefOf={hrefOf} />
      )}
    </section>
  )
}

/** The graph of a card: of the same window, but always drawn the same way, and without the services between workloads. */
function viewOf(reference: string, { duration, at, cluster }: GraphView): GraphView {
  const focus = parseFocus(reference)
  const type = focus?.kind === 'app' ? (focus.version === null ? 'app' : 'versioned-app') : 'workload'
  const plain = readGraphView(new URLSearchParams())
  return { ...plain, duration, at, cluster, focus: reference, type, services: focus?.kind === 'service', boxes: [] }
}

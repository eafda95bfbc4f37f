import { ExplainedLink } from '@/components/layout/explained'
import { usePageQuery } from '@/components/layout/use-page-query'
import { graphQuery } from '@/lib/client/graph-query'
import type { Graph } from '@/lib/graph/model'
import type { MiniGraphModel } from '@/lib/graph/panel/prepare-mini'
import { parseFocus } from '@/lib/graph/request/focus'
import { formatDuration } from '@/lib/time/duration'
import type { GraphView } from '@/lib/url/graph-view'
import { Anchor, Button, Skeleton } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './mini-graph.module.css'
import { MiniGraphDrawing, type MiniLinks } from './mini-graph-drawing'

interface MiniCardProps {
  /** The graph that is asked for. */
  readonly asked: GraphView
  readonly prepare: (graph: Graph) => MiniGraphModel | undefined
  /** To the graph itself; null on that page. */
  readonly open: { readonly href: string; readonly label: string } | null
  readonly links: MiniLinks
}

/** A small graph in a card, with its states. Everything in it leads on. */
export function MiniCard({ asked, prepare, open, links }: MiniCardProps) {
  const t = useTranslations('graph.mini')
  const { data, error, isPending, isFetching, refetch } = usePageQuery(graphQuery(asked))
  const focused = asked.focus === null ? undefined : parseFocus(asked.focus)?.namespace
  const model = data === undefined ? undefined : prepare(data)
  return (
    <section className={classes.card} aria-label={t('title')}>
      <div className={classes.header}>
        <h3 className={classes.title}>{t('title')}</h3>
        {open === null ? null : (
          <Anchor component={Link} href={open.href} size="sm">
            {open.label}
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
        <p className={classes.state}>
          {t('empty', { window: formatDuration(asked.duration) })}{' '}
          <ExplainedLink concern="traffic" namespaces={focused === undefined ? asked.namespaces : [focused]} quiet />
        </p>
      ) : (
        <MiniGraphDrawing model={model} links={links} />
      )}
    </section>
  )
}

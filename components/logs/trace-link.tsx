import { traceOfLine, type TraceOfLine } from '@/lib/logs/trace-of-line'
import { printTags } from '@/lib/tracing/tag-query'
import { writeDetailsView } from '@/lib/url/details-view'
import { writeTracesView } from '@/lib/url/traces-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './line-details.module.css'

/** The window around a line in which its request is looked for. */
const AROUND_SECONDS = 600
/** The server takes no moment that lies further ahead than a minute. */
const AFTER_SECONDS = 50

interface TraceLinkProps {
  readonly values: readonly (readonly [key: string, value: string])[]
  readonly time: string
}

/** Leads to the trace of the request that a line tells of. */
export function TraceLink({ values, time }: TraceLinkProps) {
  const t = useTranslations('logs.line')
  const trace = traceOfLine(values)
  const atMs = Date.parse(`${time.slice(0, 23)}Z`)
  if (trace === undefined || (trace.by === 'request' && Number.isNaN(atMs))) return null
  return (
    <ul className={classes.links}>
      <li>
        <Anchor component={Link} size="sm" href={targetOf(trace, atMs)}>
          {t(trace.by === 'id' ? 'trace' : 'traceOfRequest')}
        </Anchor>
      </li>
    </ul>
  )
}

/** By the id of a request it is searched for among the traces of the page that the line is shown on. */
function targetOf(trace: TraceOfLine, atMs: number): string {
  if (trace.by === 'id') return `/traces/${trace.id}`
  const tags = printTags([{ key: 'guid:x-request-id', value: trace.requestId }])
  const window = { at: Math.ceil(atMs / 1000) + AFTER_SECONDS, duration: AROUND_SECONDS }
  return writeTracesView(writeDetailsView({ tab: 'traces' }), { tags, view: 'list', ...window })
}

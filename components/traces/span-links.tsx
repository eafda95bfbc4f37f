import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import type { Span } from '@/lib/tracing/model'
import { printSpanDuration } from '@/lib/tracing/span-duration'
import { spanPlace } from '@/lib/tracing/span-place'
import { thingPath, writeDetailsView } from '@/lib/url/details-view'
import { writeLogsLink } from '@/lib/url/log-view'
import { writeTracesView } from '@/lib/url/traces-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './span-panel.module.css'

/** The window in which a span stands. */
const AROUND_SECONDS = 300
/** What came soon after it belongs to it; the server takes no moment that lies further ahead than a minute. */
const AFTER_SECONDS = 50
/** What led to a span was printed before it; clocks of nodes differ. */
const LOGS_BEFORE_MS = 2_000
/** Similar is what takes from half as long to twice as long. */
const SIMILAR = 2

interface SpanLinksProps {
  readonly span: Span
  readonly workload: ThingRef | null
}

/** From a span to its workload at that moment, and to others like it. */
export function SpanLinks({ span, workload }: SpanLinksProps) {
  const t = useTranslations('traces.span')
  const at = Math.ceil((span.startUs + span.durationUs) / 1e6) + AFTER_SECONDS
  const similar = writeTracesView({
    namespaces: ['*'],
    service: span.service,
    operation: span.operation,
    min: printSpanDuration(Math.floor(span.durationUs / SIMILAR)),
    max: printSpanDuration(Math.ceil(span.durationUs * SIMILAR)),
    duration: AROUND_SECONDS * 12,
  })
  return (
    <ul className={classes.links} aria-label={t('links')}>
      {workload === null ? null : (
        <>
          <li>
            {t('workload')}:{' '}
            <Anchor
              component={Link}
              href={thingPath(workload) + writeDetailsView({ at, duration: AROUND_SECONDS })}
              inherit
            >
              {visibleText(workload.name)}
            </Anchor>
          </li>
          <li>
            <Anchor component={Link} href={thingPath(workload) + logsQuery(span)} inherit>
              {t('logs')}
            </Anchor>
          </li>
          <li>
            <Anchor
              component={Link}
              href={thingPath(workload) + writeDetailsView({ tab: sideOf(span), at, duration: AROUND_SECONDS })}
              inherit
            >
              {t(sideOf(span))}
            </Anchor>
          </li>
        </>
      )}
      <li>
        <Anchor component={Link} href={`/traces${similar}`} inherit>
          {t('similar')}
        </Anchor>
      </li>
    </ul>
  )
}

/** The lines of its pod from a little before it; of all pods where it names none. */
function logsQuery(span: Span): string {
  const { pod } = spanPlace(span)
  const from = new Date(span.startUs / 1000 - LOGS_BEFORE_MS).toISOString()
  return writeLogsLink({ tab: 'logs', pod: pod === undefined ? null : [pod], from })
}

function sideOf({ kind }: Span): 'inbound' | 'outbound' {
  return kind === 'client' || kind === 'producer' ? 'outbound' : 'inbound'
}

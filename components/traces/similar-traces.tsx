import { tracesQuery } from '@/lib/client/traces-query'
import { formatUs } from '@/lib/i18n/format-us'
import type { Span } from '@/lib/tracing/model'
import { Button, Menu } from '@mantine/core'
import { IconAlertTriangle, IconStack2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './similar-traces.module.css'

const MOST = 8
const WINDOW = '30m'
/** The server takes no moment that lies further ahead than a minute. */
const AFTER_SECONDS = 50

interface SimilarTracesProps {
  readonly id: string
  readonly root: Span
}

/** The newest other traces that began with the same request, asked for when they are wanted. */
export function SimilarTraces({ id, root }: SimilarTracesProps) {
  const t = useTranslations('traces.trace')
  const format = useFormatter()
  const [opened, setOpened] = useState(false)
  const query = new URLSearchParams({
    ...{ service: root.service ?? '', operation: root.operation ?? '', limit: String(MOST + 1) },
    ...{ at: String(Math.ceil(root.startUs / 1e6) + AFTER_SECONDS), duration: WINDOW },
  })
  const { data, isError, isPlaceholderData } = useQuery({ ...tracesQuery(query), enabled: opened })
  const others = (isPlaceholderData ? undefined : data)?.traces.filter((trace) => trace.id !== id).slice(0, MOST)
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={320}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconStack2 size={16} aria-hidden />}>
          {t('similar')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('similarOf')}</Menu.Label>
        {others === undefined || others.length === 0 ? (
          <Menu.Item disabled>
            {t(isError ? 'similarFailed' : others === undefined ? 'similarWaiting' : 'similarNone')}
          </Menu.Item>
        ) : (
          others.map((trace) => (
            <Menu.Item key={trace.id} component={Link} href={`/traces/${trace.id}`}>
              <span className={classes.line}>
                <time dateTime={new Date(trace.startUs / 1000).toISOString()}>
                  {format.dateTime(new Date(trace.startUs / 1000), 'instant')}
                </time>
                <span>{formatUs(trace.durationUs)}</span>
                <span className={classes.errors} data-failed={(trace.errors ?? 0) > 0 || undefined}>
                  {(trace.errors ?? 0) > 0 ? (
                    <>
                      <IconAlertTriangle size={14} aria-hidden /> {t('similarFailures', { count: trace.errors ?? 0 })}
                    </>
                  ) : null}
                </span>
              </span>
            </Menu.Item>
          ))
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

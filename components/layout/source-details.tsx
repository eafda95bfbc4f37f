import { Chip } from '@/components/ui/chip'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import type { Source } from '@/lib/url/api-types'
import { Button, Group, Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { useRefresh } from './refresh-context'
import classes from './shell.module.css'
import { SOURCE_LOOKS } from './source-state'

/** Everything that is known of one source: since when it is so, in whose words, and the way to ask again. */
export function SourceDetails({ source }: { readonly source: Source }) {
  const t = useTranslations('shell.sources')
  const format = useFormatter()
  const { reload } = useRefresh()
  const { tone, Icon } = SOURCE_LOOKS[source.state]
  const time = (iso: string | null) => (iso === null ? null : format.dateTime(new Date(iso), 'full'))
  const duration = (seconds: number | null) => (seconds === null ? null : formatDuration(seconds))
  const facts: readonly (readonly [string, string | null])[] = [
    [t('since'), time(source.since)],
    [t('asOf'), time(source.asOf)],
    [t('version'), source.version],
    [t('scrapes'), duration(source.scrapeIntervalSeconds)],
    [t('keeps'), duration(source.retentionSeconds)],
    [
      t('settles'),
      source.settlingSeconds === 0 ? null : t('settled', { duration: formatDuration(source.settlingSeconds) }),
    ],
    [t('clusters'), source.type === 'kubernetes' ? null : source.cluster],
  ]
  return (
    <section className={classes.source}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div>
          <Text fw={600}>{visibleText(source.name)}</Text>
          <Text size="xs" c="dimmed">
            {t(`types.${source.type}`)}
          </Text>
        </div>
        <Chip tone={tone} icon={<Icon size={14} aria-hidden />}>
          {t(`states.${source.state}`)}
        </Chip>
      </Group>
      <dl className={classes.facts}>
        {facts.map(
          ([term, value]) =>
            value !== null && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {source.message !== null && <pre className={classes.words}>{visibleText(source.message)}</pre>}
      {source.kinds !== undefined && source.kinds.length > 0 && (
        <>
          <Text size="xs" c="dimmed">
            {t('kinds')}
          </Text>
          <ul className={classes.kinds}>
            {source.kinds.map(({ kind, state, message }) => (
              <li key={kind}>
                <code>{kind}</code> {state}
                {message !== null && <small>{visibleText(message)}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button variant="default" onClick={reload}>
        {t('retry')}
      </Button>
    </section>
  )
}

import { copyText } from '@/components/ui/copy-text'
import { formatSize } from '@/lib/i18n/format-size'
import { parseAccessLine } from '@/lib/logs/access/parse-access-line'
import { jsonRows } from '@/lib/logs/json-rows'
import type { BookLine } from '@/lib/logs/log-book'
import { visibleText } from '@/lib/std/visible-text'
import { Button, CloseButton } from '@mantine/core'
import { IconCopy, IconPlayerTrackNext } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { AccessTable } from './access-table'
import { JsonTree } from './json-tree'
import classes from './line-details.module.css'
import { PeerLinks } from './peer-links'
import { TraceLink } from './trace-link'

interface LineDetailsProps {
  readonly line: BookLine
  readonly onClose: () => void
  readonly onFrom: (time: string) => void
}

/** Everything that one line says: an access line field by field, JSON value by value. */
export function LineDetails({ line, onClose, onFrom }: LineDetailsProps) {
  const t = useTranslations('logs.line')
  const format = useFormatter()
  const { text, time, pod, container, cutFrom } = line
  const access = useMemo(() => parseAccessLine(text), [text])
  const json = useMemo(() => (access === undefined ? jsonRows(text) : undefined), [access, text])
  const values = useMemo(
    () => [
      ...Object.entries(access?.fields ?? {}),
      ...(access?.others ?? []),
      ...(json?.rows ?? []).flatMap(({ depth, key, value }) =>
        depth === 0 && value !== undefined ? [[key, value] as const] : [],
      ),
    ],
    [access, json],
  )
  const instant = new Date(`${time.slice(0, 23)}Z`)
  return (
    <section className={classes.details} aria-label={t('label')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{`${visibleText(pod)} · ${visibleText(container)}`}</h2>
        {time !== '' && (
          <span className={classes.when} title={time}>
            {`${format.dateTime(instant, 'full')} · ${time}`}
          </span>
        )}
        <span className={classes.space} />
        {time !== '' && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
            onClick={() => onFrom(time)}
          >
            {t('fromHere')}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => void copyText(text)}
        >
          {t('copy')}
        </Button>
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={classes.body} tabIndex={0} role="group" aria-label={t('label')}>
        <TraceLink values={values} time={time} />
        {access !== undefined && <PeerLinks access={access} pod={pod} time={time} />}
        {access !== undefined && <AccessTable access={access} />}
        {json !== undefined && <JsonTree json={json} />}
        <pre className={classes.text} dir="ltr">
          {text}
        </pre>
        {cutFrom !== undefined && <p className={classes.note}>{t('cutFrom', { size: formatSize(cutFrom) })}</p>}
      </div>
    </section>
  )
}

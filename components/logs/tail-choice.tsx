import { useSettings } from '@/components/layout/settings-context'
import { useLogView } from '@/lib/client/use-log-view'
import { formatDuration } from '@/lib/time/duration'
import { LINE_COUNTS, SINCES } from '@/lib/url/log-view'
import { NativeSelect } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'

/** How many lines, and how far back. */
export function TailChoice() {
  const t = useTranslations('logs')
  const format = useFormatter()
  const [view, change] = useLogView()
  const { logs } = useSettings()
  const lines = view.lines ?? logs.defaultLines
  const counts = [...new Set([...LINE_COUNTS.filter((count) => count <= logs.maxLines), lines])].sort((a, b) => a - b)
  const sinces = [...new Set([...SINCES, ...(view.since === null ? [] : [view.since])])].sort((a, b) => a - b)
  const since = view.from === null ? (view.since === null ? '' : String(view.since)) : 'from'
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('lines.label')}
        value={String(lines)}
        onChange={(event) => {
          const count = Number(event.currentTarget.value)
          change({ lines: count === logs.defaultLines ? null : count })
        }}
        data={counts.map((count) => ({ value: String(count), label: t('lines.value', { count }) }))}
      />
      <NativeSelect
        size="xs"
        aria-label={t('since.label')}
        value={since}
        onChange={(event) => {
          const seconds = Number(event.currentTarget.value)
          change({ since: seconds === 0 ? null : seconds, from: null })
        }}
        data={[
          { value: '', label: t('since.any') },
          ...sinces.map((seconds) => ({
            value: String(seconds),
            label: t('since.last', { duration: formatDuration(seconds) }),
          })),
          ...(view.from === null
            ? []
            : [{ value: 'from', label: t('since.from', { time: format.dateTime(new Date(view.from), 'instant') }) }]),
        ]}
      />
    </>
  )
}

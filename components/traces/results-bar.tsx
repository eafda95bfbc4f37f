import { useTraceSearch } from '@/lib/client/use-traces-view'
import type { TraceSummary } from '@/lib/tracing/model'
import { SCATTER_MEASURES } from '@/lib/tracing/scatter-model'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './traces-results.module.css'

interface ResultsBarProps {
  readonly shown: readonly TraceSummary[]
  /** Traces before filtering. */
  readonly all: number
  /** Traces that are not drawn. */
  readonly left: number
}

/** How much was found, and how it is shown. */
export function ResultsBar({ shown, all, left }: ResultsBarProps) {
  const t = useTranslations('traces.results')
  const hint = useTranslations('traces.search')('filter')
  const [{ view, y, q }, change] = useTraceSearch()
  const failed = shown.filter(({ errors }) => (errors ?? 0) > 0).length
  return (
    <div className={classes.bar}>
      <span className={classes.count} role="status">
        <strong>
          {shown.length === all ? t('count', { count: all }) : t('filtered', { count: shown.length, all })}
        </strong>
        {shown.length === 0 ? null : ` · ${t('failed', { count: failed })}`}
        {left === 0 ? null : ` · ${t('left', { count: left })}`}
      </span>
      <TextInput
        type="search"
        size="xs"
        className={classes.filter}
        aria-label={hint}
        placeholder={hint}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={q}
        onChange={(event) => change({ q: event.currentTarget.value || null })}
      />
      {view === 'scatter' ? (
        <Select
          size="xs"
          w={130}
          aria-label={t('measure')}
          data={SCATTER_MEASURES.map((value) => ({ value, label: t(value) }))}
          value={y}
          allowDeselect={false}
          onChange={(value) => change({ y: SCATTER_MEASURES.find((measure) => measure === value) ?? null })}
        />
      ) : null}
      <SegmentedControl
        size="xs"
        aria-label={t('as')}
        data={[
          { value: 'scatter', label: t('scatter') },
          { value: 'list', label: t('list') },
        ]}
        value={view}
        onChange={(value) => change({ view: value === 'list' ? 'list' : null })}
      />
    </div>
  )
}

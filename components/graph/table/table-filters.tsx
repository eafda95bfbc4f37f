import { PROTOCOLS } from '@/lib/graph/model'
import { HEALTH_FILTERS } from '@/lib/url/graph-view'
import { useGraphView } from '@/lib/client/use-graph-view'
import { Button, Chip, Group, SegmentedControl, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { toggled } from '../toolbar/options'
import classes from './table-filters.module.css'

interface TableFiltersProps {
  readonly shown: number
  readonly total: number
  /** Saves the rows that are shown. */
  readonly onSave: () => void
  /** More choices, at the end. */
  readonly children?: ReactNode
}

/** Which rows: edges or nodes, by text, health and protocol. */
export function TableFilters({ shown, total, onSave, children }: TableFiltersProps) {
  const t = useTranslations('graph.table')
  const ts = useTranslations('graph.status')
  const tp = useTranslations('graph.protocols')
  const [view, change] = useGraphView()
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <SegmentedControl
          size="xs"
          aria-label={t('rows')}
          value={view.rows}
          data={[
            { value: 'edges', label: t('edges') },
            { value: 'nodes', label: t('nodes') },
          ]}
          onChange={(rows) => change({ rows: rows === 'nodes' ? 'nodes' : 'edges', sort: null })}
        />
        <TextInput
          size="xs"
          type="search"
          className={classes.search}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={view.q}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
        <span role="status" className={classes.count}>
          {t('count', { shown, total })}
        </span>
        <Group gap={6} className={classes.end}>
          {children}
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={12} aria-hidden />}
            disabled={shown === 0}
            onClick={onSave}
          >
            {t('csv.save')}
          </Button>
        </Group>
      </div>
      <div className={classes.chips}>
        <Group gap={4} wrap="nowrap" role="group" aria-label={t('healthFilter')}>
          {HEALTH_FILTERS.map((health) => (
            <FilterChip
              key={health}
              label={ts(health === 'not-rated' ? 'notRated' : health)}
              checked={view.health.includes(health)}
              onChange={(on) => change({ health: toggled(HEALTH_FILTERS, view.health, health, on) })}
            />
          ))}
        </Group>
        <Group gap={4} wrap="nowrap" role="group" aria-label={t('protocolFilter')}>
          {PROTOCOLS.map((protocol) => (
            <FilterChip
              key={protocol}
              label={tp(protocol)}
              checked={view.protocol.includes(protocol)}
              onChange={(on) => change({ protocol: toggled(PROTOCOLS, view.protocol, protocol, on) })}
            />
          ))}
        </Group>
      </div>
    </div>
  )
}

interface FilterChipProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (on: boolean) => void
}

function FilterChip({ label, checked, onChange }: FilterChipProps) {
  return (
    <Chip size="xs" variant="outline" checked={checked} onChange={onChange}>
      {label}
    </Chip>
  )
}

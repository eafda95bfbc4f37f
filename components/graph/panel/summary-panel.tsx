import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { prepareSummary, type SummaryPanel as SummaryModel } from '@/lib/graph/panel/prepare-summary'
import type { SourceState } from '@/lib/graph/model'
import { Stack, Tabs } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { FactList } from './fact-list'
import { NoteList } from './note-list'
import { PanelHeading } from '@/components/ui/panel-heading'
import classes from './summary-panel.module.css'
import { TrafficTable } from './traffic-table'

const DIRECTIONS = ['inbound', 'outbound', 'total'] as const
const COUNTS = ['apps', 'services', 'workloads', 'edges'] as const
const FIRST = 6

interface SummaryPanelProps {
  readonly index: ElementIndex
  readonly onSelect: (id: string) => void
}

/** Nothing is selected: what the whole graph adds up to, and what it has to say about its data. */
export function SummaryPanel({ index, onSelect }: SummaryPanelProps) {
  const t = useTranslations('graph.panel')
  const intl = useFormatter()
  const summary = prepareSummary(index.graph)
  const { namespaces, clusters, counts, traffic } = summary
  const shown = namespaces.slice(0, FIRST)
  const rest = namespaces.length - shown.length
  const names = intl.list(shown, { type: 'unit' })
  return (
    <Stack gap={16}>
      <PanelHeading kind={t('summary')} name={t('selectionHint')} />
      <MissingSources summary={summary} />
      <FactList
        facts={[
          ...(clusters.length > 1 ? [{ label: t('facts.clusters'), value: clusters.length }] : []),
          {
            label: t('facts.namespaces'),
            value: rest > 0 ? t('andMore', { names, count: rest }) : names,
          },
          ...COUNTS.map((name) => ({ label: t(`counts.${name}`), value: intl.number(counts[name]) })),
        ]}
      />
      <Tabs defaultValue="total" keepMounted={false}>
        <Tabs.List>
          {DIRECTIONS.map((direction) => (
            <Tabs.Tab key={direction} value={direction}>
              {t(`directions.${direction}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {DIRECTIONS.map((direction) => (
          <Tabs.Panel key={direction} value={direction} pt={12}>
            <TrafficTable caption={t(`traffic.${direction}`)} rows={traffic[direction]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <NoteList index={index} onSelect={onSelect} />
    </Stack>
  )
}

/** Which part of the data is not there: the rest is shown, and said to be incomplete. */
function MissingSources({ summary: { missing, sources } }: { readonly summary: SummaryModel }) {
  const t = useTranslations('graph.panel')
  if (missing.length === 0) return null
  const name = ({ source, cluster }: SourceState) =>
    cluster === null ? t(`sources.${source}`) : t('sourceOf', { source: t(`sources.${source}`), cluster })
  return (
    <div role="status" className={classes.missing}>
      <IconAlertTriangle size={16} aria-hidden />
      <div>
        <strong>{t('incomplete', { well: sources - missing.length, count: sources })}</strong>
        <FactList
          facts={missing.map((source) => ({
            label: name(source),
            value: source.message ?? t(`sourceStates.${source.state === 'partial' ? 'partial' : 'failed'}`),
          }))}
        />
      </div>
    </div>
  )
}

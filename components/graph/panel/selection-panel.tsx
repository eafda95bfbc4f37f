import { CopyButton } from '@/components/ui/copy-button'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import type { SelectionPanel as SelectionModel } from '@/lib/graph/panel/prepare-selection'
import type { TrafficRow } from '@/lib/graph/panel/traffic-row'
import { formatMs } from '@/lib/i18n/format-ms'
import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import { IconEyeOff, IconX } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { useElementName } from '../use-element-name'
import type { GraphSelection } from '../use-selection'
import { ElementButton } from './element-button'
import classes from './member-list.module.css'
import { PanelHeading } from '@/components/ui/panel-heading'
import { PanelSection } from '@/components/ui/panel-section'
import { TrafficTable } from './traffic-table'

interface SelectionPanelProps {
  readonly model: SelectionModel
  readonly index: ElementIndex
  readonly selection: GraphSelection
}

/** Several elements: which, and the sum of what flows between them and to the rest. */
export function SelectionPanel({ model, index, selection }: SelectionPanelProps) {
  const t = useTranslations('graph.panel')
  const name = useElementName(index)
  const [{ hide }, change] = useGraphView()
  const { nodes, edges, boxes, around, selectedEdges } = model
  const items = [
    ...nodes.map((node) => ({ id: node.id, kind: t(`kinds.${node.kind}`), status: node.health?.status ?? null })),
    ...boxes.map((box) => ({ id: box.id, kind: t(`boxes.${box.level}`), status: box.health?.status ?? null })),
    ...edges.map((edge) => ({ id: edge.id, kind: t('kindEdge'), status: edge.health })),
  ]
  return (
    <Stack gap={16}>
      <PanelHeading kind={t('several')} name={t('selected', { count: items.length })} />
      <PanelSection title={t('elements')}>
        <ul className={classes.list}>
          {items.map(({ id, kind, status }) => (
            <li key={id} className={classes.removable}>
              <HealthMark status={status} short />
              <ElementButton onClick={() => selection.choose(id, false)}>{name(id)}</ElementButton>
              <span className={classes.kind}>{kind}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('remove', { name: name(id) })}
                title={t('remove', { name: name(id) })}
                onClick={() => selection.choose(id, true)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </PanelSection>
      <Group gap={8}>
        {model.hideOthers === undefined || model.hideOthers === hide ? null : (
          <Button
            variant="default"
            leftSection={<IconEyeOff size={16} />}
            onClick={() => change({ hide: model.hideOthers ?? null })}
          >
            {t('hideOthers')}
          </Button>
        )}
        <CopyButton text={model.references.join('\n')} label={t('copyReferences')} />
      </Group>
      {nodes.length + boxes.length > 0 ? (
        <>
          <Sum caption={t('traffic.between')} rows={around.inside} averageMs={around.averageMs.inside} />
          <Sum caption={t('traffic.fromRest')} rows={around.inbound} averageMs={around.averageMs.inbound} />
          <Sum caption={t('traffic.toRest')} rows={around.outbound} averageMs={around.averageMs.outbound} />
        </>
      ) : null}
      {edges.length > 0 ? (
        <Sum caption={t('traffic.selectedEdges')} rows={selectedEdges} averageMs={model.edgesAverageMs} />
      ) : null}
    </Stack>
  )
}

interface SumProps {
  readonly caption: string
  readonly rows: readonly TrafficRow[]
  readonly averageMs: number | null
}

/** Traffic with the one response time that can be added up. */
function Sum({ caption, rows, averageMs }: SumProps) {
  const t = useTranslations('graph.panel.traffic')
  return (
    <div>
      <TrafficTable caption={caption} rows={rows} />
      {averageMs === null ? null : <div className={classes.average}>{t('average', { time: formatMs(averageMs) })}</div>}
    </div>
  )
}

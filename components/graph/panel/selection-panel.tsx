import type { ElementIndex } from '@/lib/graph/panel/element-index'
import type { SelectionPanel as SelectionModel } from '@/lib/graph/panel/prepare-selection'
import { Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { HealthMark } from '../health-mark'
import { useElementName } from '../use-element-name'
import { ElementButton } from './element-button'
import classes from './member-list.module.css'
import { PanelHeading } from './panel-heading'
import { PanelSection } from './panel-section'
import { TrafficTable } from './traffic-table'

interface SelectionPanelProps {
  readonly model: SelectionModel
  readonly index: ElementIndex
  readonly onSelect: (id: string) => void
}

/** Several elements: which, and the sum of what flows between them and to the rest. */
export function SelectionPanel({ model, index, onSelect }: SelectionPanelProps) {
  const t = useTranslations('graph.panel')
  const name = useElementName(index)
  const { nodes, edges, boxes, around, selectedEdges } = model
  const items = [
    ...nodes.map((node) => ({ id: node.id, kind: t(`kinds.${node.kind}`), status: node.health?.status ?? null })),
    ...boxes.map((box) => ({ id: box.id, kind: t(`boxes.${box.level}`), status: box.health?.status ?? null })),
    ...edges.map((edge) => ({ id: edge.id, kind: t('kindEdge'), status: edge.health })),
  ]
  const hasNodes = nodes.length + boxes.length > 0
  return (
    <Stack gap={16}>
      <PanelHeading kind={t('several')} name={t('selected', { count: items.length })} />
      <PanelSection title={t('elements')}>
        <ul className={classes.list}>
          {items.map(({ id, kind, status }) => (
            <li key={id}>
              <HealthMark status={status} short />
              <ElementButton onClick={() => onSelect(id)}>{name(id)}</ElementButton>
              <span className={classes.kind}>{kind}</span>
            </li>
          ))}
        </ul>
      </PanelSection>
      {hasNodes ? (
        <>
          <TrafficTable caption={t('traffic.between')} rows={around.inside} />
          <TrafficTable caption={t('traffic.fromRest')} rows={around.inbound} />
          <TrafficTable caption={t('traffic.toRest')} rows={around.outbound} />
        </>
      ) : null}
      {edges.length > 0 ? <TrafficTable caption={t('traffic.selectedEdges')} rows={selectedEdges} /> : null}
    </Stack>
  )
}

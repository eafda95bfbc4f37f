import type { BoxPanel as BoxModel } from '@/lib/graph/panel/prepare-box'
import { useGraphView } from '@/lib/client/use-graph-view'
import { toggleFold } from '@/lib/graph/panel/open-element'
import { Anchor, Button, Group, Stack } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { FactList } from './fact-list'
import { MemberList } from './member-list'
import { CopyText } from './copy-text'
import { PanelHeading } from '@/components/ui/panel-heading'
import { TrafficTable } from './traffic-table'
import { useNamespaceLink } from './use-focus-link'

interface BoxPanelProps {
  readonly model: BoxModel
  /** Of what is drawn for the frame: itself, or the node that it is folded to. */
  readonly id: string
  readonly onSelect: (id: string) => void
}

/** A frame: what is in it and what it exchanges with the rest. */
export function BoxPanel({ model, id, onSelect }: BoxPanelProps) {
  const t = useTranslations('graph.panel')
  const [view, change] = useGraphView()
  const { box, counts, members, traffic } = model
  const isFolded = id !== box.id
  const href = useNamespaceLink(box.level === 'namespace' ? box.name : undefined)
  return (
    <Stack gap={16}>
      <PanelHeading
        kind={t(`boxes.${box.level}`)}
        name={box.name}
        button={<CopyText text={box.name} what={box.name} />}
      >
        {box.health === null ? null : <HealthMark status={box.health.status} />}
        {box.health === null || box.health.reason === '' ? null : <div>{box.health.reason}</div>}
        <Group gap={12}>
          <Button variant="default" size="compact-sm" onClick={() => change(toggleFold(view, box.id))}>
            {isFolded ? t('unfold') : t('fold')}
          </Button>
          {href === undefined ? null : (
            <Anchor component={Link} href={href} size="sm">
              {t('onlyNamespace')}
            </Anchor>
          )}
        </Group>
      </PanelHeading>
      <FactList facts={counts.map(({ kind, count }) => ({ label: t(`counted.${kind}`), value: count }))} />
      <TrafficTable caption={t('traffic.inbound')} rows={traffic.inbound} />
      <TrafficTable caption={t('traffic.outbound')} rows={traffic.outbound} />
      {traffic.inside.length === 0 ? null : <TrafficTable caption={t('traffic.inside')} rows={traffic.inside} />}
      <MemberList title={t('members')} nodes={members} onSelect={onSelect} />
    </Stack>
  )
}

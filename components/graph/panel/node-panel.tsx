import type { GraphNode } from '@/lib/graph/model'
import type { NodePanel as NodeModel } from '@/lib/graph/panel/prepare-node'
import { Anchor, Stack, Tabs } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { useNodeName } from '../use-node-name'
import { ElementCharts } from './element-charts'
import { Explanation } from './explanation'
import { type Fact, FactList } from './fact-list'
import { MiniGraph } from '../mini-graph'
import { NodeRemarks } from './node-remarks'
import { CopyText } from './copy-text'
import { PanelHeading } from '@/components/ui/panel-heading'
import { PeerTable } from './peer-table'
import { SplitLink } from './split-link'
import { TrafficTable } from './traffic-table'
import { useFocusLink } from './use-focus-link'

interface NodePanelProps {
  readonly model: NodeModel
  readonly onSelect: (id: string) => void
}

/** One node: what it is, how it is and what it talks to. */
export function NodePanel({ model, onSelect }: NodePanelProps) {
  const t = useTranslations('graph.panel')
  const name = useNodeName()
  const { node } = model
  const link = useFocusLink(node)
  const reference = link?.reference ?? node.id
  return (
    <Stack gap={16}>
      <PanelHeading
        kind={t(`kinds.${node.kind}`)}
        name={name(node)}
        button={<CopyText text={reference} what={reference} />}
      >
        {node.health === null ? null : <NodeHealthLine node={node} />}
        {link?.href === undefined ? null : (
          <Anchor component={Link} href={link.href} size="sm">
            {t('nodeGraph')}
          </Anchor>
        )}
        {node.kind === 'service' ? <SplitLink node={node} /> : null}
      </PanelHeading>
      {model.meaning === null ? null : <Explanation meaning={model.meaning} />}
      <FactList facts={useFacts(model)} />
      <NodeRemarks model={model} />
      <Tabs defaultValue="traffic" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="traffic">{t('tabs.traffic')}</Tabs.Tab>
          <Tabs.Tab value="peers">{t('tabs.peers')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="traffic" pt={12}>
          <Stack gap={16}>
            <TrafficTable caption={t('traffic.inbound')} rows={model.inbound} />
            <TrafficTable caption={t('traffic.outbound')} rows={model.outbound} />
            {model.inside.length === 0 ? null : <TrafficTable caption={t('traffic.insideEdges')} rows={model.inside} />}
            {node.kind === 'group' ? null : <ElementCharts element={node.id} />}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="peers" pt={12}>
          <Stack gap={16}>
            {link === undefined ? null : <MiniGraph reference={link.reference} />}
            <PeerTable caption={t('peers.callers')} peers={model.callers} onSelect={onSelect} />
            <PeerTable caption={t('peers.callees')} peers={model.callees} onSelect={onSelect} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

function NodeHealthLine({ node }: { readonly node: GraphNode }) {
  if (node.health === null) return null
  return (
    <div>
      <HealthMark status={node.health.status} />
      {node.health.reason === '' ? null : <div>{node.health.reason}</div>}
    </div>
  )
}

/** What identifies the node; the name in the heading is not repeated. */
function useFacts({ node, hosts }: NodeModel): readonly Fact[] {
  const t = useTranslations('graph.panel.facts')
  const services = node.services.map((service) => service.name)
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    [t('namespace'), node.namespace === 'unknown' ? undefined : node.namespace],
    [t('cluster'), node.cluster === 'unknown' ? undefined : node.cluster],
    [t('app'), node.kind === 'app' ? undefined : node.app],
    [t('version'), node.version],
    [t('workload'), node.kind === 'workload' ? undefined : node.workload],
    [t('services'), services.length === 0 ? undefined : services.join(', ')],
    [t('hosts'), hosts.length === 0 ? undefined : hosts.join(', ')],
    [t('principals'), node.principals.length === 0 ? undefined : node.principals.join(', ')],
  ]
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { Stack, Tabs } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { EdgeEnds } from './edge-ends'
import { EdgeFlags } from './edge-flags'
import { EdgeHosts } from './edge-hosts'
import { EdgeMtls } from './edge-mtls'
import { EdgeRemarks } from './edge-remarks'
import { EdgeTraffic } from './edge-traffic'
import { SplitLink } from './split-link'

interface EdgePanelProps {
  readonly model: EdgeModel
  readonly onSelect: (id: string) => void
}

/** One edge: who calls whom, how it is secured, what the caller experienced and what the server saw. */
export function EdgePanel({ model, onSelect }: EdgePanelProps) {
  const t = useTranslations('graph.panel')
  return (
    <Stack gap={16}>
      <EdgeEnds model={model} onSelect={onSelect} />
      <SplitLink node={model.target} />
      <EdgeMtls model={model} />
      <EdgeRemarks model={model} onSelect={onSelect} />
      <Tabs defaultValue="traffic" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="traffic">{t('tabs.traffic')}</Tabs.Tab>
          <Tabs.Tab value="flags">{t('tabs.flags', { count: model.flags.length })}</Tabs.Tab>
          <Tabs.Tab value="hosts">{t('tabs.hosts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="traffic" pt={12}>
          <EdgeTraffic model={model} />
        </Tabs.Panel>
        <Tabs.Panel value="flags" pt={12}>
          <EdgeFlags model={model} />
        </Tabs.Panel>
        <Tabs.Panel value="hosts" pt={12}>
          <EdgeHosts model={model} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

import { Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Choice } from './options'
import type { OptionsProps } from './option-props'
import { useOptions } from './use-options'

const HTTP = ['requests', 'none'] as const
const GRPC = ['requests', 'sent', 'received', 'total', 'none'] as const
const TCP = ['sent', 'received', 'total', 'none'] as const
const AMBIENT = ['total', 'waypoint', 'ztunnel', 'none'] as const

export function TrafficOptions({ graph }: OptionsProps) {
  const t = useTranslations('graph.toolbar.traffic')
  const { view, change } = useOptions(graph)
  return (
    <Stack gap={12}>
      <Choice
        label={t('http')}
        value={view.http}
        options={HTTP.map((value) => ({ value, label: t(`httpChoices.${value}`) }))}
        onChange={(http) => change({ http })}
      />
      <Choice
        label={t('grpc')}
        value={view.grpc}
        options={GRPC.map((value) => ({ value, label: t(`grpcChoices.${value}`) }))}
        onChange={(grpc) => change({ grpc })}
      />
      <Choice
        label={t('tcp')}
        value={view.tcp}
        options={TCP.map((value) => ({ value, label: t(`tcpChoices.${value}`) }))}
        onChange={(tcp) => change({ tcp })}
      />
      <Choice
        label={t('ambient')}
        value={view.ambient}
        options={AMBIENT.map((value) => ({ value, label: t(`ambientChoices.${value}`) }))}
        onChange={(ambient) => change({ ambient })}
      />
    </Stack>
  )
}

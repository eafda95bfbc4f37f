import { EDGE_MODES, NODE_BADGES } from '@/lib/url/graph-view'
import { Stack } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import { Choice, OptionGroup, SwitchOption, toggled } from './options'
import type { OptionsProps } from './option-props'
import { useOptions } from './use-options'

const BOXES = ['namespace', 'cluster'] as const

export function ShowOptions({ graph }: OptionsProps) {
  const t = useTranslations('graph.toolbar.show')
  const { view, change, why } = useOptions(graph)
  const stillness = useReducedMotion()
  return (
    <Stack gap={12}>
      <OptionGroup label={t('elements')}>
        <SwitchOption
          label={t('services')}
          description={t('servicesHint')}
          checked={view.services || view.type === 'service'}
          unavailable={why('services')}
          onChange={(services) => change({ services })}
        />
        <SwitchOption
          label={t('idleNodes')}
          checked={view.idleNodes}
          unavailable={why('idleNodes')}
          onChange={(idleNodes) => change({ idleNodes })}
        />
        <SwitchOption label={t('idleEdges')} checked={view.idleEdges} onChange={(idleEdges) => change({ idleEdges })} />
        <SwitchOption
          label={t('waypoints')}
          checked={view.waypoints}
          unavailable={why('waypoints')}
          onChange={(waypoints) => change({ waypoints })}
        />
      </OptionGroup>
      <Choice
        label={t('edges')}
        value={view.edgeMode}
        options={EDGE_MODES.map((value) => ({ value, label: t(`edgeModes.${value}`) }))}
        onChange={(edgeMode) => change({ edgeMode })}
      />
      <OptionGroup label={t('boxes')}>
        {BOXES.map((box) => (
          <SwitchOption
            key={box}
            label={t(box)}
            checked={view.boxes.includes(box)}
            unavailable={box === 'cluster' ? why('clusterBoxes') : undefined}
            onChange={(on) => change({ boxes: toggled(BOXES, view.boxes.filter(isOffered), box, on) })}
          />
        ))}
      </OptionGroup>
      <OptionGroup label={t('badges')}>
        {NODE_BADGES.map((badge) => (
          <SwitchOption
            key={badge}
            label={t(badge)}
            checked={view.badges.includes(badge)}
            onChange={(on) => change({ badges: toggled(NODE_BADGES, view.badges, badge, on) })}
          />
        ))}
      </OptionGroup>
      <OptionGroup label={t('motion')}>
        <SwitchOption
          label={t('animation')}
          checked={view.animation && !stillness}
          unavailable={stillness ? t('reducedMotion') : undefined}
          onChange={(animation) => change({ animation })}
        />
      </OptionGroup>
    </Stack>
  )
}

function isOffered(level: string): level is (typeof BOXES)[number] {
  return level === 'namespace' || level === 'cluster'
}

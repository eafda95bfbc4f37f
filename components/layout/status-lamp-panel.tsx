import { Mark } from '@/components/ui/mark'
import { visibleText } from '@/lib/std/visible-text'
import type { ClusterLamp, LampGroup, MeshLamp } from '@/lib/topology/model'
import { Anchor, Group, Text } from '@mantine/core'
import { IconStarFilled } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './shell.module.css'
import { LAMP_LOOKS } from './status-lamp-looks'

interface LampPanelProps {
  readonly lamp: MeshLamp
  /** The right without which some of the mesh is not counted; null: there is none. */
  readonly missing: string | null
  readonly onLeave: () => void
}

/** The clusters with what is not well in each, and the way to the page that says more. */
export function LampPanel({ lamp, missing, onLeave }: LampPanelProps) {
  const t = useTranslations('shell.lamp')
  return (
    <div className={classes.lampPanel}>
      {lamp.clusters.map((cluster) => (
        <Cluster key={cluster.cluster} cluster={cluster} onLeave={onLeave} />
      ))}
      {lamp.clusters.length === 0 && <Text size="sm">{t('nothing')}</Text>}
      {missing !== null && (
        <Text size="xs" c="dimmed">
          {missing}
        </Text>
      )}
      <Anchor component={Link} href="/mesh" prefetch={false} size="sm" onClick={onLeave}>
        {t('more')}
      </Anchor>
    </div>
  )
}

function Cluster({ cluster, onLeave }: { readonly cluster: ClusterLamp; readonly onLeave: () => void }) {
  const t = useTranslations('shell.lamp')
  return (
    <section>
      <Group gap={6} wrap="nowrap">
        {cluster.home && <IconStarFilled size={14} role="img" aria-label={t('home')} className={classes.lampHome} />}
        <Text fw={600} size="sm" className={classes.lampName}>
          {visibleText(cluster.cluster)}
        </Text>
      </Group>
      <Issues title={t('core')} group={cluster.core} onLeave={onLeave} />
      <Issues title={t('addOns')} group={cluster.addOns} onLeave={onLeave} />
    </section>
  )
}

interface IssuesProps {
  readonly title: string
  readonly group: LampGroup
  readonly onLeave: () => void
}

function Issues({ title, group, onLeave }: IssuesProps) {
  const t = useTranslations('shell.lamp')
  const { tone, Icon } = LAMP_LOOKS[group.state]
  const others = group.total - group.issues.length
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs" mt={4}>
        <Text size="sm" c="dimmed">
          {title}
        </Text>
        <Mark tone={tone} icon={Icon}>
          {t(`words.${group.state}`)}
        </Mark>
      </Group>
      {group.issues.length > 0 && (
        <ul className={classes.lampIssues}>
          {group.issues.map(({ component, name, reason }) => (
            <li key={component}>
              <Anchor
                component={Link}
                href={`/mesh?${new URLSearchParams({ sel: component })}`}
                prefetch={false}
                fz={13}
                onClick={onLeave}
              >
                {visibleText(name)}
              </Anchor>
              <small>{visibleText(reason)}</small>
            </li>
          ))}
          {others > 0 && <li>{t('others', { count: others })}</li>}
        </ul>
      )}
    </>
  )
}

import { AnchoredMenu } from '@/components/ui/anchored-menu'
import type { Anchor } from '@/components/ui/use-anchor'
import type { GroupNode } from '@/lib/graph/panel/collapsed-groups'
import { Menu } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useNodeName } from './use-node-name'

const OFFERED = 20

interface ExpandMenuProps {
  readonly anchor: Anchor
  readonly groups: readonly GroupNode[]
  readonly onExpand: (id: string) => void
}

/** The groups that can be taken apart, the first of many. */
export function ExpandMenu({ anchor, groups, onExpand }: ExpandMenuProps) {
  const t = useTranslations('graph.budget')
  const name = useNodeName()
  return (
    <AnchoredMenu anchor={anchor} position="bottom-start">
      {groups.slice(0, OFFERED).map((node) => (
        <Menu.Item key={node.id} onClick={() => onExpand(node.id)}>
          {t('group', { name: name(node), count: node.group.members, failing: node.group.failing })}
        </Menu.Item>
      ))}
    </AnchoredMenu>
  )
}

import { Band } from '@/components/ui/band'
import type { Graph } from '@/lib/graph/model'
import { useGraphView } from '@/lib/client/use-graph-view'
import { foldedFrame } from '@/lib/graph/fold/folded-id'
import { collapsedGroups } from '@/lib/graph/panel/collapsed-groups'
import { Button, Menu } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useNodeName } from './use-node-name'

const OFFERED = 20

interface BudgetBarProps {
  readonly graph: Graph
  readonly onExpand: (id: string) => void
}

/** Says how much is inside groups for the sake of a readable drawing, and takes a group apart. */
export function BudgetBar({ graph, onExpand }: BudgetBarProps) {
  const t = useTranslations('graph.budget')
  const name = useNodeName()
  const [{ fold }] = useGraphView()
  // What was folded by hand is not there for the sake of the budget.
  const groups = collapsedGroups(graph).filter(({ id }) => foldedFrame(fold, id) === undefined)
  if (groups.length === 0) return null
  const members = groups.reduce((total, { group }) => total + group.members, 0)
  return (
    <Band
      icon={<IconStack2 size={16} aria-hidden />}
      actions={
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" size="compact-xs">
              {t('expand')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {groups.slice(0, OFFERED).map((node) => (
              <Menu.Item key={node.id} onClick={() => onExpand(node.id)}>
                {t('group', { name: name(node), count: node.group.members, failing: node.group.failing })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    >
      {t('inside', { count: members })}
    </Band>
  )
}

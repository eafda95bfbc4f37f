import { Band } from '@/components/ui/band'
import { useAnchor } from '@/components/ui/use-anchor'
import type { Graph } from '@/lib/graph/model'
import { useGraphView } from '@/lib/client/use-graph-view'
import { foldedFrame } from '@/lib/graph/fold/folded-id'
import { collapsedGroups } from '@/lib/graph/panel/collapsed-groups'
import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

const load = () => import('./expand-menu')
const ExpandMenu = dynamic(() => load().then((module) => module.ExpandMenu), { loading: () => null })

interface BudgetBarProps {
  readonly graph: Graph
  readonly onExpand: (id: string) => void
}

/** Says how much is inside groups for the sake of a readable drawing, and takes a group apart. */
export function BudgetBar({ graph, onExpand }: BudgetBarProps) {
  const t = useTranslations('graph.budget')
  const { anchor, wanted, props } = useAnchor({ popup: 'menu', load, state: useState(false) })
  const [{ fold }] = useGraphView()
  // What was folded by hand is not there for the sake of the budget.
  const groups = collapsedGroups(graph).filter(({ id }) => foldedFrame(fold, id) === undefined)
  if (groups.length === 0) return null
  const members = groups.reduce((total, { group }) => total + group.members, 0)
  return (
    <Band
      icon={<IconStack2 size={16} aria-hidden />}
      actions={
        <>
          <Button variant="subtle" size="compact-xs" {...props}>
            {t('expand')}
          </Button>
          {wanted ? <ExpandMenu anchor={anchor} groups={groups} onExpand={onExpand} /> : null}
        </>
      }
    >
      {t('inside', { count: members })}
    </Band>
  )
}

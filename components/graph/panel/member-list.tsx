import type { GraphNode } from '@/lib/graph/model'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { useNodeName } from '../use-node-name'
import { ElementButton } from './element-button'
import classes from './member-list.module.css'
import { PanelSection } from '@/components/ui/panel-section'

const FIRST = 12

interface MemberListProps {
  readonly title: string
  readonly nodes: readonly GraphNode[]
  readonly onSelect: (id: string) => void
}

/** Nodes with their health; a click selects one. */
export function MemberList({ title, nodes, onSelect }: MemberListProps) {
  const t = useTranslations('graph.panel')
  const name = useNodeName()
  const [all, setAll] = useState(false)
  if (nodes.length === 0) return null
  return (
    <PanelSection title={title}>
      <ul className={classes.list}>
        {(all ? nodes : nodes.slice(0, FIRST)).map((node) => (
          <li key={node.id}>
            <HealthMark status={node.health?.status ?? null} short />
            <ElementButton onClick={() => onSelect(node.id)}>{name(node)}</ElementButton>
            <span className={classes.kind}>{t(`kinds.${node.kind}`)}</span>
          </li>
        ))}
      </ul>
      {nodes.length > FIRST ? (
        <Button variant="subtle" size="compact-xs" className={classes.more} onClick={() => setAll(!all)}>
          {all ? t('peers.fewer') : t('peers.more', { count: nodes.length - FIRST })}
        </Button>
      ) : null}
    </PanelSection>
  )
}

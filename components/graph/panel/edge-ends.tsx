import type { GraphNode } from '@/lib/graph/model'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { IconArrowDown } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { HealthMark } from '@/components/layout/health-mark'
import { useNodeName } from '../use-node-name'
import { ElementButton } from './element-button'
import classes from './edge-ends.module.css'

interface EdgeEndsProps {
  readonly model: EdgeModel
  readonly onSelect: (id: string) => void
}

/** From whom to whom, each with its own health, and the health of what is between them. */
export function EdgeEnds({ model, onSelect }: EdgeEndsProps) {
  const t = useTranslations('graph.panel')
  const tp = useTranslations('graph.protocols')
  const name = useNodeName()
  const { edge, source, target } = model
  return (
    <header className={classes.ends}>
      <h2 className={classes.title}>{t('edge', { protocol: tp(edge.protocol) })}</h2>
      <HealthMark status={edge.health} />
      <End label={t('from')} node={source} name={name(source)} onSelect={onSelect} />
      <IconArrowDown size={14} className={classes.arrow} aria-hidden />
      <End label={t('to')} node={target} name={name(target)} onSelect={onSelect} />
    </header>
  )
}

interface EndProps {
  readonly label: string
  readonly node: GraphNode
  readonly name: string
  readonly onSelect: (id: string) => void
}

function End({ label, node, name, onSelect }: EndProps) {
  return (
    <div className={classes.end}>
      <span className={classes.label}>{label}</span>
      <HealthMark status={node.health?.status ?? null} short />
      <span>
        <ElementButton onClick={() => onSelect(node.id)}>{name}</ElementButton>
        <span className={classes.namespace}>{node.namespace}</span>
      </span>
    </div>
  )
}

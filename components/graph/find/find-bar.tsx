import { Band } from '@/components/ui/band'
import { useGraphView } from '@/lib/client/use-graph-view'
import { extraNeeds } from '@/lib/graph/find/extra-needs'
import { Button } from '@mantine/core'
import { IconDatabasePlus, IconEyeOff } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import type { DrawnGraph } from '../use-drawn-graph'

/** Says how much is left out of the drawing and what still counts it, and what was asked for because of an expression. */
export function FindBar({ hidden }: Pick<DrawnGraph, 'hidden'>) {
  const t = useTranslations('graph.find')
  const intl = useFormatter()
  const [view, change] = useGraphView()
  const needs = extraNeeds(view).map((need) => t(`needs.${need}`))
  const isHiding = hidden.nodes + hidden.edges > 0
  if (!isHiding && needs.length === 0) return null
  const Icon = isHiding ? IconEyeOff : IconDatabasePlus
  const showAll = (
    <Button variant="subtle" size="compact-xs" onClick={() => change({ hide: null })}>
      {t('hidden.clear')}
    </Button>
  )
  return (
    <Band icon={<Icon size={16} aria-hidden />} actions={isHiding ? showAll : null}>
      {isHiding ? t('hidden.bar', hidden) : null} {needs.length === 0 ? null : t('loaded', { needs: intl.list(needs) })}
    </Band>
  )
}

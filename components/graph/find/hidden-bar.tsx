import { Band } from '@/components/ui/band'
import { useGraphView } from '@/lib/client/use-graph-view'
import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { DrawnGraph } from '../use-drawn-graph'

/** Says how much is left out of the drawing, and what still counts it. */
export function HiddenBar({ hidden }: Pick<DrawnGraph, 'hidden'>) {
  const t = useTranslations('graph.find.hidden')
  const [, change] = useGraphView()
  if (hidden.nodes + hidden.edges === 0) return null
  return (
    <Band
      icon={<IconEyeOff size={16} aria-hidden />}
      actions={
        <Button variant="subtle" size="compact-xs" onClick={() => change({ hide: null })}>
          {t('clear')}
        </Button>
      }
    >
      {t('bar', hidden)}
    </Band>
  )
}

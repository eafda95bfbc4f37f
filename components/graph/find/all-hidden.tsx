import { Notice } from '@/components/ui/notice'
import { useGraphView } from '@/lib/client/use-graph-view'
import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { DrawnGraph } from '../use-drawn-graph'

/** There is a graph, and all of it is hidden: by what, and how to have it back. */
export function AllHidden({ hidden }: Pick<DrawnGraph, 'hidden'>) {
  const t = useTranslations('graph.find.hidden')
  const [{ hide }, change] = useGraphView()
  return (
    <Notice
      icon={<IconEyeOff size={24} />}
      title={t('all')}
      actions={<Button onClick={() => change({ hide: null })}>{t('clear')}</Button>}
    >
      <p>{t('allBy', { ...hidden, hide })}</p>
    </Notice>
  )
}

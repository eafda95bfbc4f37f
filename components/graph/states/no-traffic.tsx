import { Explained } from '@/components/layout/explained'
import { Snippet } from '@/components/layout/finding'
import { useSettings } from '@/components/layout/settings-context'
import { useNamespacesName } from '@/components/layout/use-namespaces-name'
import { useWindowName } from '@/components/layout/use-window-name'
import { Notice } from '@/components/ui/notice'
import { useGraphView } from '@/lib/client/use-graph-view'
import { trafficLoop } from '@/lib/doctor/advice/send-requests'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { formatDuration } from '@/lib/time/duration'
import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { NoteList } from '../panel/note-list'
import classes from './states.module.css'

const HOUR = 3_600

interface NoTrafficProps {
  readonly index: ElementIndex
  readonly onSelect: (id: string) => void
}

/** Nothing to draw: what was asked, why there may be nothing, and what to do. */
export function NoTraffic({ index, onSelect }: NoTrafficProps) {
  const t = useTranslations('graph.states.empty')
  const intl = useFormatter()
  const namespacesName = useNamespacesName()
  const windowName = useWindowName()
  const [view, change] = useGraphView()
  const { windows } = useSettings()
  const scope = namespacesName(view.namespaces)
  const longer = windows.find((seconds) => seconds > view.duration && seconds >= HOUR)
  return (
    <Notice
      icon={<IconPlugConnectedX size={24} />}
      title={
        view.at === null
          ? t('recent', { scope, window: formatDuration(view.duration) })
          : t('past', { scope, window: windowName(view) })
      }
      actions={
        <>
          {longer === undefined ? null : (
            <Button onClick={() => change({ duration: longer })}>
              {t('longer', { window: formatDuration(longer) })}
            </Button>
          )}
          {view.idleNodes ? null : (
            <Button variant="default" onClick={() => change({ idleNodes: true })}>
              {t('idle')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('asOf', { time: intl.dateTime(new Date(index.graph.to), 'instant') })}</p>
      <div className={classes.notes}>
        <NoteList index={index} onSelect={onSelect} />
      </div>
      <Explained concern="traffic" otherwise={<Loop />} />
    </Notice>
  )
}

/** Requests from outside are the quickest way to see whether the mesh reports at all. */
function Loop() {
  const t = useTranslations('graph.states.empty')
  return (
    <>
      <p>{t('loop')}</p>
      <Snippet name={t('loop')} text={trafficLoop(null)} />
    </>
  )
}

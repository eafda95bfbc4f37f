import { Explained } from '@/components/layout/explained'
import { useWindowName } from '@/components/layout/use-window-name'
import { useSettings } from '@/components/layout/settings-context'
import { useNamespacesName } from '@/components/layout/use-namespaces-name'
import { Notice } from '@/components/ui/notice'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { wayBack } from '@/lib/graph/panel/way-back'
import { parseFocus } from '@/lib/graph/request/focus'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import { Button } from '@mantine/core'
import { IconFocus2 } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { NoteList } from '../panel/note-list'
import classes from './states.module.css'

const HOUR = 3_600

interface NoNeighboursProps {
  readonly index: ElementIndex
  readonly focus: string
  readonly onSelect: (id: string) => void
}

/** A node graph without a node: it has no traffic, or it does not exist any more. */
export function NoNeighbours({ index, focus, onSelect }: NoNeighboursProps) {
  const t = useTranslations('graph.states.empty')
  const intl = useFormatter()
  const windowName = useWindowName()
  const namespacesName = useNamespacesName()
  const { windows } = useSettings()
  const [view, change] = useGraphView()
  const back = wayBack(view)
  const parsed = parseFocus(focus)
  const namespace = parsed?.namespace
  const gone = index.graph.notes.some(({ code }) => code === 'focus-gone')
  const name = visibleText(focus)
  const longer = windows.find((seconds) => seconds > view.duration && seconds >= HOUR)
  return (
    <Notice
      icon={<IconFocus2 size={24} />}
      title={gone ? t('focusGone', { name }) : t('focus', { name, window: windowName(view) })}
      actions={
        <>
          {longer === undefined ? null : (
            <Button onClick={() => change({ duration: longer })}>
              {t('longer', { window: formatDuration(longer) })}
            </Button>
          )}
          {back === undefined ? (
            namespace === undefined ? null : (
              <Button variant="default" onClick={() => change({ focus: null, namespaces: [namespace] })}>
                {t('namespace', { namespace: visibleText(namespace) })}
              </Button>
            )
          ) : (
            <Button variant="default" onClick={() => change(back.change)}>
              {t('back', { scope: namespacesName(back.namespaces) })}
            </Button>
          )}
        </>
      }
    >
      <p>{t('asOf', { time: intl.dateTime(new Date(index.graph.to), 'instant') })}</p>
      <div className={classes.notes}>
        <NoteList index={index} onSelect={onSelect} />
      </div>
      {gone ? (
        <Explained concern="cluster" kinds="things" namespaces={[]} quiet />
      ) : (
        <Explained concern="traffic" {...(namespace === undefined ? {} : { namespaces: [namespace] })} quiet />
      )}
    </Notice>
  )
}

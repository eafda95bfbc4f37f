import { storedSetting, useStoredSetting } from '@/lib/client/stored-setting'
import { ActionIcon, Box, Tooltip } from '@mantine/core'
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ResizeHandle } from './resize-handle'
import classes from './side-panel.module.css'

const MIN = 320
const MAX = 640

const widthSetting = storedSetting<number>({
  name: 'graph-panel-width',
  version: 1,
  fallback: 360,
  read: (value) => (typeof value === 'number' && value >= MIN && value <= MAX ? value : undefined),
})

interface SidePanelProps {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly children: ReactNode
}

/** Beside the drawing, as wide as it was left; on narrow screens below it. */
export function SidePanel({ open, onOpen, children }: SidePanelProps) {
  const t = useTranslations('graph.panel')
  const [stored, store] = useStoredSetting(widthSetting)
  const [dragged, setDragged] = useState<number>()
  const width = dragged ?? stored
  const label = open ? t('close') : t('open')
  const Icon = open ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand
  return (
    <Box
      component="aside"
      aria-label={t('title')}
      className={classes.panel}
      data-open={open}
      __vars={{ '--panel-width': `${width}px` }}
    >
      {open ? (
        <ResizeHandle
          label={t('resize')}
          width={width}
          min={MIN}
          max={MAX}
          onResize={setDragged}
          onResized={(value) => {
            setDragged(undefined)
            store(value)
          }}
        />
      ) : null}
      <div className={classes.toggle}>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            aria-expanded={open}
            onClick={() => onOpen(!open)}
          >
            <Icon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {open ? (
        <div className={classes.content}>{children}</div>
      ) : (
        <div className={classes.name} aria-hidden>
          {t('title')}
        </div>
      )}
    </Box>
  )
}

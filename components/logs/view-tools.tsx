import { useLogView } from '@/lib/client/use-log-view'
import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { copyText } from '@/components/ui/copy-text'
import {
  IconClock,
  IconCopy,
  IconDownload,
  IconMaximize,
  IconMinimize,
  IconTable,
  IconTextWrap,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface ViewToolsProps {
  readonly full: boolean
  readonly onFull: (full: boolean) => void
  /** Some of the lines are JSON. */
  readonly hasJson: boolean
  /** The lines shown, as text. */
  readonly text: () => string
  readonly onDownload: () => void
}

/** How lines are shown, and where else they can go. */
export function ViewTools({ hasJson, full, onFull, text, onDownload }: ViewToolsProps) {
  const t = useTranslations('logs.view')
  const [view, change] = useLogView()
  const copy = async (): Promise<void> => {
    const message = (await copyText(text())) ? t('copied') : t('notCopied')
    notifications.show({ message })
  }
  return (
    <>
      <Tool label={t('times')} pressed={view.times} onClick={() => change({ times: !view.times })}>
        <IconClock size={16} />
      </Tool>
      <Tool label={t('wrap')} pressed={view.wrap} onClick={() => change({ wrap: !view.wrap })}>
        <IconTextWrap size={16} />
      </Tool>
      <Tool
        label={hasJson ? t('columns') : t('noColumns')}
        pressed={view.columns}
        disabled={!hasJson && !view.columns}
        onClick={() => change({ columns: !view.columns })}
      >
        <IconTable size={16} />
      </Tool>
      <Tool label={t('copy')} onClick={() => void copy()}>
        <IconCopy size={16} />
      </Tool>
      <Tool label={t('download')} onClick={onDownload}>
        <IconDownload size={16} />
      </Tool>
      <Tool label={full ? t('leaveFull') : t('full')} onClick={() => onFull(!full)}>
        {full ? <IconMinimize size={16} /> : <IconMaximize size={16} />}
      </Tool>
    </>
  )
}

interface ToolProps {
  readonly label: string
  /** Of a switch. */
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, pressed, disabled = false, onClick, children }: ToolProps) {
  const look: ActionIconProps = { variant: pressed === true ? 'light' : 'default', size: 30 }
  return (
    <Tooltip label={label}>
      <ActionIcon
        {...look}
        aria-label={label}
        aria-pressed={pressed}
        {...(disabled ? { 'data-disabled': true } : {})}
        aria-disabled={disabled}
        onClick={disabled ? undefined : onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

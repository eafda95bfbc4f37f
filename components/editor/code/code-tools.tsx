import { ActionIcon, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFold, IconFoldDown, IconListDetails, IconSearch, IconTextWrap } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from '../editor.module.css'
import type { CodeView } from './code-view'

interface CodeToolsProps {
  readonly view: CodeView
  readonly readOnly: boolean
  readonly wrap: boolean
  readonly onWrap: (wrap: boolean) => void
}

export function CodeTools({ view, readOnly, wrap, onWrap }: CodeToolsProps) {
  const t = useTranslations('editor')
  const format = async (): Promise<void> => {
    if (!(await view.format())) notifications.show({ message: t('notFormatted') })
  }
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tools')}>
      <Tool label={t('find')} onClick={() => view.openSearch()}>
        <IconSearch size={16} />
      </Tool>
      {readOnly ? null : (
        <Tool label={t('format')} onClick={() => void format()}>
          <IconListDetails size={16} />
        </Tool>
      )}
      <Tool label={t('wrap')} pressed={wrap} onClick={() => onWrap(!wrap)}>
        <IconTextWrap size={16} />
      </Tool>
      <Tool label={t('foldAll')} onClick={() => view.fold(true)}>
        <IconFold size={16} />
      </Tool>
      <Tool label={t('unfoldAll')} onClick={() => view.fold(false)}>
        <IconFoldDown size={16} />
      </Tool>
    </div>
  )
}

interface ToolProps {
  readonly label: string
  /** Of a switch. */
  readonly pressed?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function Tool({ label, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        {...(pressed === true ? { variant: 'light' } : { variant: 'subtle', color: 'gray' })}
        size={28}
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

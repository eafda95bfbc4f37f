import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconFocusCentered,
  IconLayoutGrid,
  IconMaximize,
  IconMinimize,
  IconMinus,
  IconPinnedOff,
  IconPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './canvas.module.css'

interface CanvasButtonsProps {
  readonly onZoom: (direction: 'in' | 'out') => void
  readonly onFit: () => void
  readonly onArrange: () => void
  readonly onUnpin: () => void
  readonly pinned: number
  /** So much was fitted in that arranging anew is worth it. */
  readonly crowded: boolean
  /** Undefined where the browser has no full screen. */
  readonly fullScreen: { readonly isFull: boolean; readonly toggle: () => void } | undefined
}

const ICON = 16

export function CanvasButtons({ onZoom, onFit, onArrange, onUnpin, pinned, crowded, fullScreen }: CanvasButtonsProps) {
  const t = useTranslations('canvas')
  return (
    <div className={classes.buttons}>
      <CanvasButton label={t('zoomIn')} onClick={() => onZoom('in')} icon={<IconPlus size={ICON} />} />
      <CanvasButton label={t('zoomOut')} onClick={() => onZoom('out')} icon={<IconMinus size={ICON} />} />
      <CanvasButton label={t('fit')} onClick={onFit} icon={<IconFocusCentered size={ICON} />} />
      <CanvasButton
        label={t('arrange')}
        hint={crowded ? t('arrangeHint') : undefined}
        onClick={onArrange}
        icon={<IconLayoutGrid size={ICON} />}
      />
      {fullScreen !== undefined && (
        <CanvasButton
          label={fullScreen.isFull ? t('leaveFullScreen') : t('fullScreen')}
          onClick={fullScreen.toggle}
          icon={fullScreen.isFull ? <IconMinimize size={ICON} /> : <IconMaximize size={ICON} />}
        />
      )}
      {pinned > 0 && (
        <CanvasButton label={t('unpin', { count: pinned })} onClick={onUnpin} icon={<IconPinnedOff size={ICON} />} />
      )}
    </div>
  )
}

interface CanvasButtonProps {
  readonly label: string
  /** Why the button is worth pressing now; makes it stand out. */
  readonly hint?: string | undefined
  readonly icon: ReactNode
  readonly onClick: () => void
}

function CanvasButton({ label, hint, icon, onClick }: CanvasButtonProps) {
  return (
    // In full screen nothing outside of the drawing is seen.
    <Tooltip label={hint ?? label} position="right" withinPortal={false}>
      <ActionIcon
        {...(hint === undefined ? { variant: 'subtle', color: 'gray' } : { variant: 'filled' })}
        aria-label={label}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}

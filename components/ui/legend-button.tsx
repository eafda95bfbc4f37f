import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHelpHexagon } from '@tabler/icons-react'
import classes from './legend-button.module.css'

interface LegendButtonProps {
  readonly label: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

/** Shows and hides what the signs of a drawing mean. */
export function LegendButton({ label, open, onOpen }: LegendButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        aria-pressed={open}
        data-active={open || undefined}
        className={classes.button}
        onClick={() => onOpen(!open)}
      >
        <IconHelpHexagon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

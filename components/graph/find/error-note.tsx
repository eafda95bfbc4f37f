import type { FindError } from '@/lib/graph/find/find-error'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './find-box.module.css'
import { useErrorText } from './use-error-text'

interface ErrorNoteProps {
  readonly id: string
  readonly error: FindError
  /** Takes the hint in the place of the wrong word. */
  readonly onHint: (hint: string) => void
}

/** What is wrong with an expression, and what might have been meant. */
export function ErrorNote({ id, error, onHint }: ErrorNoteProps) {
  const t = useTranslations('graph.find')
  const textOf = useErrorText()
  const { hint } = error
  return (
    <div className={classes.error}>
      <IconAlertTriangle size={16} aria-hidden />
      <span id={id} role="alert">
        {textOf(error)} {t('lastStays')}
      </span>
      {hint === null ? null : (
        <Button
          variant="default"
          size="compact-xs"
          // Not every browser gives a pressed button the focus, and without it the note goes.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onHint(hint)}
        >
          {t('hint', { hint })}
        </Button>
      )}
    </div>
  )
}

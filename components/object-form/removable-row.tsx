import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'
import classes from './object-form.module.css'

interface RemovableRowProps {
  readonly name: string
  readonly onRemove: () => void
  readonly children: ReactNode
}

/** One line of a map, with the way to be rid of it. */
export function RemovableRow({ name, onRemove, children }: RemovableRowProps) {
  const t = useTranslations('forms')
  const { readOnly } = useForm()
  return (
    <div className={classes.row}>
      {children}
      {readOnly ? null : (
        <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { name })} onClick={onRemove}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}

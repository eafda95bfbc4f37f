import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useForm } from './form-context'
import classes from './object-form.module.css'

interface NamedPartProps {
  readonly name: string
  readonly onRemove: () => void
  readonly children: ReactNode
}

/** One of several parts, with its name and the way to be rid of it. */
export function NamedPart({ name, onRemove, children }: NamedPartProps) {
  const t = useTranslations('forms')
  const { readOnly } = useForm()
  return (
    <div className={classes.part} role="group" aria-label={name}>
      <div className={classes.partHead}>
        <span className={classes.partName}>{name}</span>
        {readOnly ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={14} aria-hidden />}
            aria-label={t('remove', { name })}
            onClick={onRemove}
          >
            {t('removeItem')}
          </Button>
        )}
      </div>
      {children}
    </div>
  )
}

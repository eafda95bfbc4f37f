import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './object-form.module.css'

interface NewKeyProps {
  /** What the key is added to. */
  readonly label: string
  readonly taken: readonly string[]
  readonly onAdd: (key: string) => void
}

/** Takes in a new key of a map, that is neither empty nor there already. */
export function NewKey({ label, taken, onAdd }: NewKeyProps) {
  const t = useTranslations('forms')
  const [key, setKey] = useState('')
  const usable = key !== '' && !taken.includes(key)
  const add = () => {
    if (!usable) return
    onAdd(key)
    setKey('')
  }
  return (
    <div className={classes.row}>
      <TextInput
        size="xs"
        className={classes.grow}
        aria-label={`${label}: ${t('newKey')}`}
        placeholder={t('newKey')}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
      />
      <Button
        size="xs"
        variant="default"
        disabled={!usable}
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={t('add', { label })}
        onClick={add}
      >
        {t('addItem')}
      </Button>
    </div>
  )
}

import { storedSetting, useStoredSetting } from '@/lib/client/stored-setting'
import { fieldFacts, type FieldFacts } from '@/lib/openapi/schema-fields'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from '../editor.module.css'

const openSetting = storedSetting<boolean>({
  name: 'editor-help',
  version: 1,
  fallback: true,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
})

interface FieldHelpProps {
  readonly schema: ObjectSchema
  /** Undefined where the cursor is at no field. */
  readonly path: readonly (string | number)[] | undefined
}

/** What the cluster's schema says of the field at the cursor. */
export function FieldHelp({ schema, path }: FieldHelpProps) {
  const t = useTranslations('editor.help')
  const [open, setOpen] = useStoredSetting(openSetting)
  return (
    <section className={classes.help} aria-label={t('title')}>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconHelp size={14} />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('hide') : t('show')}
      </Button>
      {open ? <Facts facts={path === undefined ? 'open' : fieldFacts(schema, path)} path={path ?? []} /> : null}
    </section>
  )
}

interface FactsProps {
  readonly facts: FieldFacts | 'open' | undefined
  readonly path: readonly (string | number)[]
}

function Facts({ facts, path }: FactsProps) {
  const t = useTranslations('editor.help')
  const name = path.filter((step) => typeof step === 'string').join(' › ')
  if (facts === undefined || facts === 'open') {
    return (
      <p className={classes.facts}>
        <code>{visibleText(name)}</code> {facts === 'open' ? t('none') : t('unknown')}
      </p>
    )
  }
  const { type, required, values, preset, description } = facts
  return (
    <div className={classes.facts}>
      <p>
        <code>{visibleText(name === '' ? facts.name : name)}</code> <span>{visibleText(type)}</span>
        {required ? <strong>{t('required')}</strong> : null}
      </p>
      {values === undefined ? null : <p>{t('oneOf', { values: values.map(visibleText).join(', ') })}</p>}
      {preset === undefined ? null : <p>{t('default', { value: visibleText(printPreset(preset)) })}</p>}
      {description === '' ? null : <p className={classes.description}>{description}</p>}
    </div>
  )
}

function printPreset(preset: unknown): string {
  return typeof preset === 'string' ? preset : JSON.stringify(preset)
}

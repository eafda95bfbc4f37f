import type { LockedPart } from '@/lib/istio/forms/read-fields'
import { sayPath } from '@/lib/istio/edit/words/say-path'
import { printYaml } from '@/lib/yaml/print-yaml'
import { useTranslations } from 'use-intl'
import classes from './object-form.module.css'

/** Parts of the object that stay as they are, as YAML. */
export function LockedParts({ parts }: { readonly parts: readonly LockedPart[] }) {
  const t = useTranslations('forms')
  return parts.map(({ at, value }) => {
    const path = sayPath(at)
    return (
      <div key={path} className={classes.locked} role="group" aria-label={t('lockedPart', { path })}>
        <p className={classes.help}>{t('locked')}</p>
        <pre className={classes.yaml}>{printYaml({ [String(at.at(-1))]: value })}</pre>
      </div>
    )
  })
}

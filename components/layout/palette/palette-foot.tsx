import { PREFIXES } from '@/lib/search/read-palette-text'
import { Kbd } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './palette.module.css'

/** The prefixes that narrow the search, and the keys. */
export function PaletteFoot({ onPrefix }: { readonly onPrefix: (prefix: string) => void }) {
  const t = useTranslations('palette')
  return (
    <div className={classes.foot}>
      <div className={classes.prefixes}>
        {PREFIXES.map(({ prefix, scope }) => (
          <button
            key={prefix}
            type="button"
            className={classes.prefix}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              onPrefix(prefix)
              event.currentTarget.closest('[role=dialog]')?.querySelector('input')?.focus()
            }}
          >
            <Kbd size="xs">{prefix}</Kbd> {t(`prefixes.${scope}`)}
          </button>
        ))}
      </div>
      <div className={classes.hints} aria-hidden>
        <Kbd size="xs">Enter</Kbd> {t('keys.open')}
        <Kbd size="xs">Ctrl Enter</Kbd> {t('keys.newTab')}
      </div>
    </div>
  )
}

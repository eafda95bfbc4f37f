import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './editor.module.css'

const LINES = ['30%', '22%', '40%', '35%', '12%', '45%', '38%', '50%', '28%']

/** The shape of a text, for as long as the editor is on its way. */
export function EditorLoading() {
  const t = useTranslations('states')
  return (
    <div className={classes.loading} role="status" aria-label={t('openingEditor')}>
      {LINES.map((width) => (
        <Skeleton key={width} height={10} width={width} radius="sm" />
      ))}
    </div>
  )
}

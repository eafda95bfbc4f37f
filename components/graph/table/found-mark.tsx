import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './found-mark.module.css'

/** Says of a row that a find expression selects it. */
export function FoundMark() {
  const t = useTranslations('graph.find')
  return <IconSearch size={12} className={classes.mark} role="img" aria-label={t('foundMark')} />
}

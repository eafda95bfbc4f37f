import type { EditedPlace } from '@/lib/url/edit-types'
import { useTranslations } from 'use-intl'
import { objectName } from './object-name'

/** The first of some objects, and how many more there are. */
export function ObjectNames({ objects }: { readonly objects: readonly EditedPlace[] }) {
  const t = useTranslations('edit.several')
  const [first, ...others] = objects
  if (first === undefined) return '–'
  const name = objectName(first)
  return others.length === 0 ? name : t('nameMore', { name, count: others.length })
}

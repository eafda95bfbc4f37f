import { Chip } from '@/components/ui/chip'
import { resultOf } from '@/lib/lists/filter-changes'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeRow } from '@/lib/url/edit-types'
import { IconAlertTriangle, IconArrowBackUp, IconBan, IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** What became of a change. */
export function ChangeResult({ about }: { readonly about: NonNullable<ChangeRow['about']> }) {
  const t = useTranslations('edit.changes.results')
  const result = resultOf(about)
  if (result === 'refused') {
    return (
      <Chip tone="failure" icon={<IconBan size={12} aria-hidden />}>
        {t('refused')}
      </Chip>
    )
  }
  if (result === 'undone') {
    return (
      <Chip tone="neutral" icon={<IconArrowBackUp size={12} aria-hidden />}>
        {t('undone')}
      </Chip>
    )
  }
  if (about.revertedBy !== null && result === 'reverted') {
    return (
      <Chip tone="degraded" icon={<IconArrowBackUp size={12} aria-hidden />}>
        {t('reverted', { by: visibleText(about.revertedBy.manager) })}
      </Chip>
    )
  }
  if (result === 'partly') {
    return (
      <Chip tone="degraded" icon={<IconAlertTriangle size={12} aria-hidden />}>
        {t('partly')}
      </Chip>
    )
  }
  const isUndo = about.undoOf !== null
  return (
    <Chip
      tone="healthy"
      icon={isUndo ? <IconArrowBackUp size={12} aria-hidden /> : <IconCheck size={12} aria-hidden />}
    >
      {isUndo ? t('isUndo') : t('applied')}
    </Chip>
  )
}

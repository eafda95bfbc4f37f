import { Band } from '@/components/ui/band'
import type { RevisionsAnswer } from '@/lib/control-plane/revisions/model'
import { visibleText } from '@/lib/std/visible-text'
import { IconEyeOff, IconTagOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** What is wrong with tags, and what could not be known. */
export function RevisionNotes({ answer: { lostTags, tagsKnown, limited } }: { readonly answer: RevisionsAnswer }) {
  const t = useTranslations('meshRevisions')
  return (
    <>
      {lostTags.map(({ tag, revision }) => (
        <Band key={tag} tone="failure" icon={<IconTagOff size={16} aria-hidden />}>
          {t('lostTag', { tag: visibleText(tag), revision: visibleText(revision) })}
        </Band>
      ))}
      {tagsKnown ? null : (
        <Band tone="not-ready" icon={<IconTagOff size={16} aria-hidden />}>
          {t('tagsUnknown')}
        </Band>
      )}
      {limited ? <Band icon={<IconEyeOff size={16} aria-hidden />}>{t('limited')}</Band> : null}
    </>
  )
}

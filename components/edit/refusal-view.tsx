import cardClasses from '@/components/layout/card.module.css'
import { Notice } from '@/components/ui/notice'
import { visibleText } from '@/lib/std/visible-text'
import type { Refusal } from '@/lib/url/edit-types'
import { IconBan } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'

/** What the server says against the change, at the field where it names one. */
export function RefusalView({ refusal, title }: { readonly refusal: Refusal; readonly title: string }) {
  const t = useTranslations('edit')
  const { causes, upstream, message } = refusal
  const seen = new Set<string>()
  const distinct = causes.filter(({ path, message: words }) => {
    const key = `${path} ${words}`
    return !seen.has(key) && seen.add(key)
  })
  return (
    <Notice tone="failure" icon={<IconBan size={24} />} title={title} role="alert">
      {distinct.length > 0 ? (
        <ul className={cardClasses.words}>
          {distinct.map((cause) => (
            <li key={`${cause.path} ${cause.message}`}>
              {cause.path === ''
                ? visibleText(cause.message)
                : t.rich('refusedAt', {
                    path: () => <strong className={classes.code}>{visibleText(cause.path)}</strong>,
                    message: visibleText(cause.message),
                  })}
            </li>
          ))}
        </ul>
      ) : (
        <p>{visibleText(upstream ?? message)}</p>
      )}
      <p>{t('nothingWritten')}</p>
    </Notice>
  )
}

import cardClasses from '@/components/layout/card.module.css'
import type { Owner } from '@/lib/istio/edit/ownership/find-owners'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

/** Who else writes the object, and what that means for the change. */
export function OwnersList({ owners }: { readonly owners: readonly Owner[] }) {
  const t = useTranslations('edit')
  return (
    <ul className={cardClasses.words}>
      {owners.map(({ kind, name, paused }) => (
        <li key={`${kind} ${name}`}>
          {t(`owner.${kind === 'flux' && paused ? 'fluxPaused' : kind}`, {
            name: name === '' ? t('unnamed') : visibleText(name),
          })}
        </li>
      ))}
    </ul>
  )
}

import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import { kindName } from '@/lib/config-objects/config-kinds'
import { visibleText } from '@/lib/std/visible-text'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { useTranslations } from 'use-intl'

/** What routes the service, each with its page, and what may be missing there. */
export function RoutingObjects({ routing }: { readonly routing: ServiceRouting }) {
  const t = useTranslations('split.about')
  const { objects, moreObjects, unread, limited } = routing
  return (
    <Card title={t('title')} count={objects.length + moreObjects}>
      <ul className={cardClasses.bare}>
        {objects.map(({ kind, namespace, name }) => (
          <li key={`${kind} ${namespace}/${name}`} className={cardClasses.name}>
            {kindName(kind)}{' '}
            <ObjectLink object={{ kind, namespace, name }}>{visibleText(`${namespace}/${name}`)}</ObjectLink>
          </li>
        ))}
      </ul>
      {moreObjects > 0 ? <p className={cardClasses.quiet}>{t('more', { count: moreObjects })}</p> : null}
      {unread.length > 0 ? <p className={cardClasses.quiet}>{t('unread', { kinds: unread.join(', ') })}</p> : null}
      {limited ? <p className={cardClasses.quiet}>{t('limited')}</p> : null}
    </Card>
  )
}

import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { groupIncoming } from '@/lib/config-objects/references/group-incoming'
import { visibleText } from '@/lib/std/visible-text'
import type { ReadyPlan } from '@/lib/url/edit-types'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'

const MOST_OBJECTS = 12
const MOST_PLACES = 3

/** Who points to an object that shall be deleted, and where. */
export function PointersList({ pointers }: { readonly pointers: NonNullable<ReadyPlan['pointedAtBy']> }) {
  const t = useTranslations('edit')
  const { references, limited } = pointers
  const objects = groupIncoming(references)
  if (objects.length === 0) {
    return <p className={cardClasses.quiet}>{t(limited ? 'pointersNoneSeen' : 'pointersNone')}</p>
  }
  return (
    <>
      <p className={cardClasses.quiet}>{t('pointersText')}</p>
      <ul className={cardClasses.words}>
        {objects.slice(0, MOST_OBJECTS).map(({ path, kind, namespace, name, places }) => (
          <li key={path} className={classes.finding}>
            <span>
              {kindTitle(kind)}{' '}
              <ObjectLink object={{ kind, namespace, name }}>
                {visibleText(namespace === '' ? name : `${namespace}/${name}`)}
              </ObjectLink>
            </span>
            <span className={classes.code}>
              {t('pointerAt', { paths: visibleText(places.slice(0, MOST_PLACES).join(', ')) })}
              {places.length > MOST_PLACES ? `, ${t('more', { count: places.length - MOST_PLACES })}` : null}
            </span>
          </li>
        ))}
      </ul>
      {objects.length > MOST_OBJECTS ? (
        <p className={cardClasses.quiet}>{t('more', { count: objects.length - MOST_OBJECTS })}</p>
      ) : null}
      {limited ? <p className={cardClasses.quiet}>{t('pointersLimited')}</p> : null}
    </>
  )
}

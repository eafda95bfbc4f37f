import { CardTable } from '@/components/table/card-table'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ObjectLink } from '@/components/layout/object-link'
import { Chip } from '@/components/ui/chip'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import type { ReferenceState } from '@/lib/config-objects/references/reference'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './config-object-page.module.css'
import { ReferenceTarget } from './reference-target'

/** What the object points to, and who points to it; what leads nowhere first. */
export function ReferencesTab({ answer }: { readonly answer: ConfigObjectAnswer }) {
  return (
    <div className={classes.sections}>
      <Outgoing answer={answer} />
      <Incoming answer={answer} />
    </div>
  )
}

const TONES = { found: 'healthy', missing: 'failure', outside: 'neutral', unread: 'neutral' } as const

function State({ state }: { readonly state: ReferenceState }) {
  const t = useTranslations('config.states')
  return (
    <Chip tone={TONES[state]} title={t(`why.${state}`)}>
      {t(state)}
    </Chip>
  )
}

function Outgoing({ answer: { pointsTo, limited } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.references')
  return (
    <Card title={t('pointsTo')} count={pointsTo.length}>
      {pointsTo.length === 0 ? (
        <p className={cardClasses.quiet}>{t('nowhere')}</p>
      ) : (
        <CardTable
          label={t('pointsTo')}
          columns={[{ title: t('target') }, { title: t('state') }, { title: t('through') }, { title: t('path') }]}
        >
          {pointsTo.map((reference) => (
            <tr key={`${reference.to} ${reference.namespace}/${reference.name} ${reference.by} ${reference.path}`}>
              <th scope="row" className={cardClasses.name}>
                <ReferenceTarget reference={reference} />
              </th>
              <td>
                <State state={reference.state} />
              </td>
              <td>{t(`ways.${reference.by}`)}</td>
              <td className={cardClasses.code}>{visibleText(reference.path)}</td>
            </tr>
          ))}
        </CardTable>
      )}
      {limited ? <p className={cardClasses.quiet}>{t('limited')}</p> : null}
    </Card>
  )
}

function Incoming({ answer: { pointedAtBy } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.references')
  return (
    <Card title={t('pointedAtBy')} count={pointedAtBy.length}>
      {pointedAtBy.length === 0 ? (
        <p className={cardClasses.quiet}>{t('nobody')}</p>
      ) : (
        <CardTable
          label={t('pointedAtBy')}
          columns={[{ title: t('object') }, { title: t('state') }, { title: t('through') }, { title: t('path') }]}
        >
          {pointedAtBy.map(({ kind, namespace, name, by, path, state }) => (
            <tr key={`${kind} ${namespace}/${name} ${path}`}>
              <th scope="row" className={cardClasses.name}>
                {kindTitle(kind)}{' '}
                <ObjectLink object={{ kind, namespace, name }}>{visibleText(`${namespace}/${name}`)}</ObjectLink>
              </th>
              <td>
                <State state={state} />
              </td>
              <td>{t(`ways.${by}`)}</td>
              <td className={cardClasses.code}>{visibleText(path)}</td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}

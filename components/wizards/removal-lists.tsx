import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { useRuleWords } from '@/components/layout/use-rule-words'
import { objectId, type StayReason, type Verdict } from '@/lib/istio/removal/removal-model'
import { visibleText } from '@/lib/std/visible-text'
import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { objectTitle, RoutingObjectLink } from './routing-object-link'
import { useHeldWords } from './use-held-words'
import classes from './wizards.module.css'

type Of<Fate extends Verdict['fate']> = Extract<Verdict, { readonly fate: Fate }>

interface RemovalListsProps {
  readonly verdicts: readonly Verdict[]
  /** By `objectId`. */
  readonly kept: ReadonlySet<string>
  readonly onKeep: (id: string, isKept: boolean) => void
}

/** Three lists; what goes or is changed can be kept. */
export function RemovalLists({ verdicts, kept, onKeep }: RemovalListsProps) {
  const t = useTranslations('removal')
  const goes = verdicts.filter((one): one is Of<'goes'> => one.fate === 'goes')
  const trimmed = verdicts.filter((one): one is Of<'trimmed'> => one.fate === 'trimmed')
  const stays = verdicts.filter((one): one is Of<'stays'> => one.fate === 'stays')
  const choice = ({ object, fate }: Of<'goes' | 'trimmed'>, children: ReactNode) => {
    const id = objectId(object)
    const name = objectTitle(object)
    return (
      <li key={id} className={classes.choice}>
        <Checkbox
          size="xs"
          aria-label={fate === 'goes' ? t('delete', { object: name }) : t('change', { object: name })}
          checked={!kept.has(id)}
          onChange={({ currentTarget }) => onKeep(id, !currentTarget.checked)}
        />
        <div className={classes.verdict}>
          <RoutingObjectLink object={object} />
          {kept.has(id) ? <span className={classes.quiet}>{t('kept')}</span> : children}
        </div>
      </li>
    )
  }
  return (
    <>
      <Card title={t('goes')} count={goes.length}>
        {goes.length === 0 ? (
          <p className={cardClasses.quiet}>{t('nothingGoes')}</p>
        ) : (
          <ul className={classes.verdicts}>{goes.map((one) => choice(one, <Lost verdict={one} />))}</ul>
        )}
      </Card>
      {trimmed.length === 0 ? null : (
        <Card title={t('trimmed')} count={trimmed.length}>
          <ul className={classes.verdicts}>{trimmed.map((one) => choice(one, <Trimmed verdict={one} />))}</ul>
        </Card>
      )}
      {stays.length === 0 ? null : (
        <Card title={t('stays')} count={stays.length}>
          <ul className={classes.verdicts}>
            {stays.map(({ object, reason }) => (
              <li key={objectId(object)} className={classes.verdict}>
                <RoutingObjectLink object={object} />
                <Reason reason={reason} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

/** More are long to read, and stand in the preview. */
const MOST_RULES = 3

/** What is lost with an object. */
function Lost({ verdict: { rules, carried } }: { readonly verdict: Of<'goes'> }) {
  const t = useTranslations('removal')
  const words = useRuleWords()
  const held = useHeldWords()
  if (carried !== null) {
    const what = held(carried)
    return <span className={classes.quiet}>{what === null ? t('holdsNothing') : t('holds', { what })}</span>
  }
  return (
    <>
      {rules.slice(0, MOST_RULES).map((rule, i) => {
        const { when, then, also } = words(rule)
        return (
          <span key={i} className={classes.quiet}>
            {[when, then, ...also].join(' · ')}
          </span>
        )
      })}
      {rules.length > MOST_RULES ? (
        <span className={classes.quiet}>{t('moreRules', { count: rules.length - MOST_RULES })}</span>
      ) : null}
    </>
  )
}

function Trimmed({ verdict: { own, others } }: { readonly verdict: Of<'trimmed'> }) {
  const t = useTranslations('removal')
  const format = useFormatter()
  const list = (names: readonly string[]) => format.list(names.map(visibleText))
  return <span className={classes.quiet}>{t('trims', { own: list(own), others: list(others) })}</span>
}

/** Why an object stays. */
function Reason({ reason }: { readonly reason: StayReason }) {
  const t = useTranslations('removal.reasons')
  const format = useFormatter()
  const names = 'names' in reason ? reason.names : []
  const right = 'right' in reason ? reason.right : ''
  return (
    <span className={classes.quiet}>
      {t(reason.why, { right, count: names.length, names: format.list(names.map(visibleText)) })}
      {'by' in reason
        ? reason.by.map((object, i) => (
            <span key={objectId(object)}>
              {i === 0 ? ' ' : ', '}
              <RoutingObjectLink object={object} />
            </span>
          ))
        : null}
    </span>
  )
}

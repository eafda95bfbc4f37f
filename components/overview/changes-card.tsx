import { ObjectLink } from '@/components/layout/object-link'
import { useNamespaceHref } from '@/lib/client/use-details-view'
import type { ObjectChange } from '@/lib/overview/model'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { OverviewCard } from './overview-card'
import own from './changes-card.module.css'
import classes from './overview.module.css'
import { SourceNotes } from './source-notes'
import type { ShownPart } from './use-overview'
import { When } from './when'

/** The objects that were written last, by whom and when, as the objects tell themselves. */
export function ChangesCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.changes')
  return (
    <OverviewCard title={t('title')} part={part} pick={({ cluster }) => cluster?.changes ?? null} height={240}>
      {(changes, answer) => (
        <>
          {changes.length === 0 ? (
            <p className={classes.quiet}>{t('none')}</p>
          ) : (
            <ol className={classes.bare} aria-label={t('title')}>
              {changes.map((change) => (
                <Change key={change.id} change={change} now={answer.now} />
              ))}
            </ol>
          )}
          <p className={classes.quiet}>{t('why')}</p>
          <SourceNotes answer={answer} of="kubernetes" />
        </>
      )}
    </OverviewCard>
  )
}

function Change({ change, now }: { readonly change: ObjectChange; readonly now: string }) {
  const t = useTranslations('overview.changes')
  const href = useNamespaceHref()
  const { kind, namespace, name, at, by, created } = change
  const when = () => <When at={at} now={now} />
  return (
    <li className={own.change}>
      <span className={own.object}>
        <span className={classes.quiet}>{visibleText(kind)}</span>
        <strong>
          <ObjectLink object={change}>{visibleText(name)}</ObjectLink>
        </strong>
        {namespace === '' ? null : (
          <Anchor component={Link} href={href(namespace)} prefetch={false} inherit>
            {visibleText(namespace)}
          </Anchor>
        )}
      </span>
      <span className={own.written}>
        {by === null
          ? t.rich(created ? 'createdOnly' : 'changedOnly', { when })
          : t.rich(created ? 'createdBy' : 'changedBy', { when, manager: visibleText(by) })}
      </span>
    </li>
  )
}

'use client'

import cardClasses from '@/components/layout/card.module.css'
import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { useSettings } from '@/components/layout/settings-context'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { changeQuery, changeWatchQuery } from '@/lib/client/changes-query'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeAnswer, ChangeDetails, StepResult } from '@/lib/url/edit-types'
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconArrowBackUp, IconLock } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { ChangeResult } from './change-result'
import classes from './changes-page.module.css'
import { DiffView } from './diff-view'
import { changedOf } from './edit-session'
import { EffectCharts } from './effect-charts'
import { FindingsList } from './findings-list'
import { objectName } from './object-name'
import { OwnersList } from './owners-list'
import { Part } from './part'
import { RefusalView } from './refusal-view'
import { StepResults } from './step-results'
import { useEdit } from './use-edit'
import { WatchLines } from './watch-lines'
import { WordsList } from './words-list'

/** One change: what it did, what was said of it before, and the way back. */
function Content({ id }: { readonly id: string }) {
  const t = useTranslations('edit')
  const { viewOnly } = useSettings()
  const edit = useEdit()
  const { data, region } = useAnswer(changeQuery(id), { repeats: false })
  const { about, details } = data ?? {}
  return (
    <Page
      title={about === undefined ? t('changes.title') : recordTitle(t, about.objects)}
      crumbs={[{ label: t('changes.title'), href: '/changes' }]}
      badge={about === undefined ? null : <ChangeResult about={about} />}
      actions={
        about === undefined || details?.canUndo !== true ? null : (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={viewOnly}
            {...(viewOnly ? { title: t('viewOnly') } : {})}
            onClick={() => edit.undo(changedOf(about.objects), id)}
          >
            {t('undo')}
          </Button>
        )
      }
      timeless
    >
      {edit.element}
      <Region
        region={region}
        waitingFor={t('changes.waitingFor')}
        skeleton={<Skeleton height={240} m={16} />}
        empty={null}
      >
        {data === undefined ? null : <Record change={data} />}
      </Region>
    </Page>
  )
}

function Record({ change }: { readonly change: ChangeAnswer }) {
  const { at, user, about, details } = change
  const t = useTranslations('edit')
  const format = useFormatter()
  if (about === undefined || details === undefined) {
    return (
      <Notice icon={<IconLock size={24} />} title={t('changes.sealed')}>
        {visibleText(user)}, {format.dateTime(new Date(at), 'full')}
      </Notice>
    )
  }
  const { findings, acceptedErrors, acceptedOwner } = details
  const owners = details.objects.flatMap((one) => one.owners)
  const [only, another] = about.objects
  const notes = [
    about.undoOf === null ? '' : t('changes.undoOf'),
    about.undoneBy === null ? '' : t('changes.undoneBy'),
    about.revertedBy === null
      ? ''
      : t('changes.revertedAt', {
          by: visibleText(about.revertedBy.manager),
          at: format.dateTime(new Date(about.revertedBy.at), 'full'),
        }),
    about.result !== 'refused' &&
    acceptedErrors &&
    findings?.some(({ finding, change: what }) => what === 'added' && finding.severity === 'error')
      ? t('changes.accepted')
      : '',
    about.result !== 'refused' && acceptedOwner && owners.some(({ treatment }) => treatment === 'warn')
      ? t('changes.acceptedOwner')
      : '',
  ].filter((note) => note !== '')
  return (
    <div className={classes.page}>
      <p className={cardClasses.quiet}>
        {visibleText(user)}, {format.dateTime(new Date(at), 'full')}. {t('changes.request', { id: about.requestId })}
        {notes.length === 0 ? null : `. ${notes.join('. ')}`}
      </p>
      {only !== undefined && another === undefined ? (
        <>
          {only.refusal === null ? null : <RefusalView refusal={only.refusal} title={t('changes.refusal')} />}
          <Part title={t('whatHappens')}>
            <WordsList words={only.words} />
          </Part>
        </>
      ) : (
        <Part title={t('whatHappens')}>
          <StepResults objects={about.objects} failed={about.result !== 'applied'} />
        </Part>
      )}
      {about.result === 'refused' ? null : <Effect id={change.id} />}
      {about.result === 'refused' ? null : (
        <Part title={t('checks')}>
          <FindingsList findings={findings} />
        </Part>
      )}
      {about.objects.map((object, i) => {
        const own = details.objects[i]
        if (own === undefined) return null
        if (another === undefined) return <Texts key="only" details={own} />
        return (
          <Part key={`${object.kind} ${object.namespace}/${object.name}`} title={objectName(object)}>
            <Texts details={own} heading="h3" />
          </Part>
        )
      })}
    </div>
  )
}

interface TextsProps {
  readonly details: ChangeDetails
  readonly heading?: 'h2' | 'h3'
}

/** Who else owned an object, and how its text was changed. */
function Texts({ details: { before, after, patch, owners }, heading = 'h2' }: TextsProps) {
  const t = useTranslations('edit')
  return (
    <>
      {owners.length === 0 ? null : (
        <Part heading={heading} title={t('owners')}>
          <OwnersList owners={owners} />
        </Part>
      )}
      <Part heading={heading} title={t('difference')}>
        {before === null || after === null ? (
          <p className={cardClasses.quiet}>{t('changes.tooLarge')}</p>
        ) : (
          <DiffView before={before} after={after} />
        )}
      </Part>
      {patch === '' ? null : (
        <Part heading={heading} title={t('changes.patch')}>
          <div>
            <CopyButton text={patch} label={t('copyPatch')} />
          </div>
        </Part>
      )}
    </>
  )
}

function recordTitle(t: ReturnType<typeof useTranslations<'edit'>>, objects: readonly StepResult[]): string {
  const [first, ...others] = objects
  const name = visibleText(first?.name ?? '')
  const count = others.length
  return t('changes.recordOf', { name: count === 0 ? name : t('several.nameMore', { name, count }) })
}

/** What became of the services that the object routes to. */
function Effect({ id }: { readonly id: string }) {
  const t = useTranslations('edit.watch')
  const { data: watch } = useQuery(changeWatchQuery(id))
  if (watch === undefined || (watch.services.length === 0 && watch.unmeasured === null)) return null
  return (
    <Part title={t(watch.secondsLeft === 0 ? 'titleDone' : 'title')}>
      <WatchLines watch={watch} />
      {watch.services.map((service) => (
        <EffectCharts key={`${service.namespace}/${service.name}`} service={service} watch={watch} />
      ))}
    </Part>
  )
}

/** With its own texts. */
export const ChangePage = withMessages({ edit }, Content)

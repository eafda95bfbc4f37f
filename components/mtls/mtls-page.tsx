'use client'

import { Card } from '@/components/layout/card'
import { MissingNamespace, MissingThing } from '@/components/layout/missing'
import { MtlsOutlookView } from '@/components/layout/mtls-outlook'
import { Page } from '@/components/layout/page'
import { useFailureText } from '@/components/layout/use-failure-text'
import { useSettings } from '@/components/layout/settings-context'
import { withMessages } from '@/components/layout/with-messages'
import { Band } from '@/components/ui/band'
import { mtlsQuery } from '@/lib/client/mtls-query'
import { useMtlsView } from '@/lib/client/use-mtls-view'
import { useNamespaceHref, useThingHref } from '@/lib/client/use-details-view'
import { mtls } from '@/lib/i18n/messages/en/mtls'
import { visibleText } from '@/lib/std/visible-text'
import type { EditRequest } from '@/lib/url/edit-types'
import type { MtlsAnswer, MtlsQuestionOf } from '@/lib/url/mtls-answer'
import { type MtlsPlace, mtlsViewParsers } from '@/lib/url/mtls-view'
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconEyeCheck, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { MtlsChoices } from './mtls-choices'
import classes from './mtls-page.module.css'
import { RuleContradictions } from './rule-contradictions'

interface MtlsPageProps {
  readonly place: MtlsPlace
  /** How a change is previewed and applied; another feature's, which the page hands in. */
  readonly editing: { readonly preview: (...changes: readonly EditRequest[]) => void; readonly element: ReactNode }
}

/** Sets mutual TLS for the mesh, a namespace, a workload or a port, and shows beforehand whose calls would fail. */
function Content({ place, editing }: MtlsPageProps) {
  const t = useTranslations('mtls.wizard')
  const tl = useTranslations('lists.title')
  const [view, change] = useMtlsView()
  const { viewOnly } = useSettings()
  const namespaceHref = useNamespaceHref()
  const thingHref = useThingHref()
  const failure = useFailureText()
  const { namespace } = place
  const question = questionOf(place, view)
  // Without a workload or a port there is something to choose from, and nothing to judge yet.
  const asked = isWhole(question) ? question : { ...question, level: 'namespace' as const, mode: null }
  const { data, error, isFetching, isPlaceholderData } = useQuery(mtlsQuery(asked))
  // A workload that was chosen in the form is no reason to take the form away.
  const isMissing = error?.code === 'not_found' && (asked.workload ?? undefined) === place.workload
  const name = visibleText(place.service ?? place.workload ?? namespace)
  const crumbs =
    place.service !== undefined
      ? [{ label: tl('services'), href: '/services' }, { label: namespace, href: namespaceHref(namespace) }, { label: name, href: thingHref({ kind: 'service', namespace, name: place.service }) }] // prettier-ignore
      : place.workload !== undefined
        ? [{ label: tl('workloads'), href: '/workloads' }, { label: namespace, href: namespaceHref(namespace) }, { label: name, href: thingHref({ kind: 'workload', namespace, name: place.workload }) }] // prettier-ignore
        : [
            { label: tl('namespaces'), href: '/namespaces' },
            { label: namespace, href: namespaceHref(namespace) },
          ]
  const right = data?.missingRight ?? null
  const reason = viewOnly ? t('viewOnly') : right === null ? undefined : t('missingRight', { right })
  const isReady = data !== undefined && !isPlaceholderData && data.changes.length > 0 && reason === undefined
  return (
    <Page title={t('title', { name })} crumbs={crumbs} timeless parameters={mtlsViewParsers}>
      {editing.element}
      {isMissing ? (
        <MissingPlace place={place} />
      ) : (
        <>
          {reason === undefined ? null : <Band icon={<IconLock size={16} aria-hidden />}>{reason}</Band>}
          <div className={classes.content}>
            <form
              className={classes.form}
              aria-label={t('title', { name })}
              onSubmit={(event) => {
                event.preventDefault()
                if (isReady) editing.preview(...data.changes)
              }}
            >
              <MtlsChoices place={place} question={question} answer={data} onChange={change} />
              {data === undefined ? null : (
                <RuleContradictions rules={data.contradictions} mend={view.mend} onMend={(mend) => change({ mend })} />
              )}
              <Button
                type="submit"
                leftSection={<IconEyeCheck size={16} aria-hidden />}
                // Not `disabled`: it must be reached to say why.
                {...(isReady ? {} : { 'data-disabled': true, 'aria-disabled': true })}
                title={reason}
              >
                {t('preview')}
              </Button>
            </form>
            <Card title={t('effect')}>
              <div className={classes.effect} aria-busy={isFetching}>
                {error === null ? null : (
                  <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
                    {visibleText(failure(error).message ?? failure(error).sentence)}
                  </Band>
                )}
                {data === undefined && error === null ? (
                  <Skeleton height={160} role="status" aria-label={t('waitingFor')} />
                ) : null}
                {data === undefined ? null : <Effect answer={data} question={asked} />}
              </div>
            </Card>
          </div>
        </>
      )}
    </Page>
  )
}

function MissingPlace({ place: { namespace, service, workload } }: Pick<MtlsPageProps, 'place'>) {
  if (service !== undefined) return <MissingThing thing={{ kind: 'service', namespace, name: service }} />
  if (workload !== undefined) return <MissingThing thing={{ kind: 'workload', namespace, name: workload }} />
  return <MissingNamespace namespace={namespace} />
}

function Effect({ answer, question }: { readonly answer: MtlsAnswer; readonly question: MtlsQuestionOf }) {
  const t = useTranslations('mtls.wizard')
  const { outlook, policy, shared, changes } = answer
  if (question.mode === null) return <p className={classes.quiet}>{t('choose')}</p>
  if (changes.length === 0) return <p className={classes.quiet}>{t('nothing')}</p>
  return (
    <>
      {policy === null ? null : <p className={classes.quiet}>{t('changes', { name: visibleText(policy.name) })}</p>}
      {shared.length === 0 ? null : (
        <p className={classes.quiet}>{t('shared', { names: visibleText(shared.join(', ')) })}</p>
      )}
      {outlook === null ? null : <MtlsOutlookView outlook={outlook} />}
    </>
  )
}

function questionOf(place: MtlsPlace, view: ReturnType<typeof useMtlsView>[0]): MtlsQuestionOf {
  const level = view.scope ?? (place.workload === undefined ? 'namespace' : 'workload')
  const opened = place.workload ?? null
  const workload = level === 'workload' || level === 'port' ? (view.workload ?? opened) : opened
  return {
    level,
    namespace: place.namespace,
    workload,
    service: place.service ?? null,
    port: view.port,
    mode: view.mode,
    mend: view.mend,
  }
}

function isWhole({ level, workload, port }: MtlsQuestionOf): boolean {
  if (level === 'mesh' || level === 'namespace') return true
  return workload !== null && (level === 'workload' || port !== null)
}

/** With its own texts. */
export const MtlsPage = withMessages({ mtls }, Content)

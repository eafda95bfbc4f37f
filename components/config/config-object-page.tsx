'use client'

import { withMessages } from '@/components/layout/with-messages'
import { config } from '@/lib/i18n/messages/en/config'
import { Explained } from '@/components/layout/explained'
import { Page } from '@/components/layout/page'
import { PageTabs } from '@/components/layout/page-tabs'
import { Region } from '@/components/layout/region'
import { Band } from '@/components/ui/band'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { type Draft, useDraft } from '@/lib/client/use-draft'
import { useConfigView } from '@/lib/client/use-config-view'
import { useNamespaceHref } from '@/lib/client/use-details-view'
import { kindTitle, readConfigKind } from '@/lib/config-objects/config-kinds'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { findForm } from '@/lib/istio/forms/forms'
import type { EditRequest } from '@/lib/url/edit-types'
import { visibleText } from '@/lib/std/visible-text'
import { CONFIG_TABS, configPath, type ConfigRef, type ConfigTab, configViewParsers } from '@/lib/url/config-view'
import { Skeleton } from '@mantine/core'
import { IconGhost2, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ChangesTab } from './changes-tab'
import classes from './config-object-page.module.css'
import type { Editing, TextEditor, TextForm } from './editing'
import { ObjectActions } from './object-actions'
import { ReferencesTab } from './references-tab'
import { StatusTab } from './status-tab'
import { useConfigObject } from './use-config-object'
import { YamlTab } from './yaml-tab'

interface ConfigObjectPageProps {
  readonly object: ConfigRef
  /** What Kubernetes noticed about it. */
  readonly events: ReactNode
  /** What was changed of it through Pharos. */
  readonly records: ReactNode
  readonly Editor: TextEditor
  readonly Form: TextForm
  readonly editing: Editing
}

/** Everything about one object of Istio or the Gateway API: its text, what it points to, who wrote it, what became of it. */
function Content({ object, events, records, Editor, Form, editing }: ConfigObjectPageProps) {
  const t = useTranslations('config')
  const tl = useTranslations('lists.title')
  const [{ tab }, openTab] = useConfigView()
  const { data: answer, missing, region } = useConfigObject(object)
  const namespaceHref = useNamespaceHref()
  const [draft, setDraft] = useDraft(configPath(object))
  const name = visibleText(object.name)
  const kind = answer?.kind ?? readConfigKind(object.kind)
  const hasForm = kind !== undefined && findForm(kind) !== undefined
  const crumbs = [
    { label: tl('config'), href: '/config' },
    ...(object.namespace === ''
      ? []
      : [{ label: visibleText(object.namespace), href: namespaceHref(object.namespace) }]),
  ]
  return (
    <Page
      title={name}
      crumbs={crumbs}
      badge={<Chip>{kind === undefined ? visibleText(object.kind) : kindTitle(kind)}</Chip>}
      actions={
        answer === undefined ? null : (
          <ObjectActions answer={answer} onReload={region.load} onDelete={editing.preview} />
        )
      }
      ofOne
      windowless
      parameters={configViewParsers}
    >
      {editing.element}
      {missing && answer !== undefined ? <GoneBand now={answer.now} /> : null}
      {missing && answer === undefined ? (
        <MissingObject object={object} />
      ) : (
        <PageTabs
          name={name}
          current={tab === 'form' && !hasForm ? 'yaml' : tab}
          tabs={CONFIG_TABS.filter((id) => id !== 'form' || hasForm).map((id) => ({
            id,
            label: t(`tabs.${id}`),
            panel: (
              <Region
                region={region}
                waitingFor={t('waitingFor')}
                skeleton={<Skeleton height={320} m={16} width="auto" />}
                empty={null}
              >
                {answer === undefined ? null : (
                  <div className={classes.tab}>
                    {id === 'yaml' || id === 'form' ? (
                      <YamlTab
                        answer={answer}
                        events={events}
                        Editor={Editor}
                        {...(id === 'form' ? { Form } : {})}
                        draft={draft}
                        onDraft={setDraft}
                        onPreview={() => {
                          if (draft !== undefined) editing.preview(toUpdate(answer, draft))
                        }}
                      />
                    ) : (
                      <OtherTab tab={id} answer={answer} records={records} />
                    )}
                  </div>
                )}
              </Region>
            ),
          }))}
          onOpen={(id) => {
            const next = CONFIG_TABS.find((one) => one === id)
            if (next !== undefined) openTab(next)
          }}
        />
      )}
    </Page>
  )
}

function toUpdate({ kind, namespace, name }: ConfigObjectAnswer, { before, text }: Draft): EditRequest {
  return { action: 'update', kind, namespace, name, before, after: text }
}

interface OtherTabProps {
  readonly tab: Exclude<ConfigTab, 'yaml' | 'form'>
  readonly answer: ConfigObjectAnswer
  readonly records: ReactNode
}

function OtherTab({ tab, answer, records }: OtherTabProps) {
  switch (tab) {
    case 'references':
      return <ReferencesTab answer={answer} />
    case 'changes':
      return <ChangesTab answer={answer} records={records} />
    case 'status':
      return <StatusTab answer={answer} />
  }
}

function MissingObject({ object }: { readonly object: ConfigRef }) {
  const t = useTranslations('config.missing')
  const place = { name: visibleText(object.name), namespace: visibleText(object.namespace) }
  return (
    <Notice icon={<IconGhost2 size={24} />} title={t(object.namespace === '' ? 'titleWide' : 'title', place)}>
      <p>{t('text')}</p>
      <Explained concern="cluster" kinds={[object.kind]} namespaces={[]} quiet />
    </Notice>
  )
}

/** It was there when this page last asked. */
function GoneBand({ now }: { readonly now: string }) {
  const t = useTranslations('config.missing')
  const format = useFormatter()
  return (
    <Band tone="degraded" icon={<IconTrash size={16} aria-hidden />} role="alert">
      {t('gone', { time: format.dateTime(Date.parse(now), 'instant') })}
    </Band>
  )
}

/** With its own texts. */
export const ConfigObjectPage = withMessages({ config }, Content)

'use client'

import { withMessages } from '@/components/layout/with-messages'
import { config } from '@/lib/i18n/messages/en/config'
import cardClasses from '@/components/layout/card.module.css'
import halvesClasses from '@/components/layout/halves.module.css'
import { Page } from '@/components/layout/page'
import { useSettings } from '@/components/layout/settings-context'
import { Band } from '@/components/ui/band'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { CREATABLE_KINDS } from '@/lib/config-objects/examples/object-example'
import { type NewObjectsProblem, readNewObjects } from '@/lib/config-objects/read-new-objects'
import { findForm } from '@/lib/istio/forms/forms'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { MOST_CHANGES } from '@/lib/url/edit-types'
import { newObjectPath, newObjectViewParsers } from '@/lib/url/new-object-view'
import { Button, Group, NativeSelect, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconEyeCheck, IconLock } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './config-object-page.module.css'
import type { Editing, TextEditor, TextForm } from './editing'
import { PolicyStart, StartNotices } from './new-object-start'
import type { NewObject } from './use-new-object'

interface NewObjectPageProps {
  readonly kind: ClusterKind
  readonly object: NewObject
  readonly Editor: TextEditor
  readonly Form: TextForm
  readonly editing: Editing
}

/** A new object, or several: the text, begun with a commented example. Nothing is written before the preview is confirmed. */
function Content({ kind, object, Editor, Form, editing }: NewObjectPageProps) {
  const t = useTranslations('config.create')
  const tl = useTranslations('lists.title')
  const { viewOnly } = useSettings()
  const router = useRouter()
  const { view, start, begun, draft, setDraft } = object
  const [problem, setProblem] = useState<NewObjectsProblem>()
  const text = draft?.text ?? begun ?? ''
  const isReady = draft !== undefined || begun !== undefined
  const hasForm = findForm(kind) !== undefined
  const change = (changed: string) => setDraft(changed === begun ? undefined : { before: begun ?? '', text: changed })
  const preview = () => {
    const objects = readNewObjects(text, kind)
    setProblem(objects.ok ? undefined : objects.error)
    if (!objects.ok) return
    editing.preview(
      ...objects.value.map(({ text: after, ...object }) => ({ action: 'create' as const, ...object, after })),
    )
  }
  return (
    <Page
      title={t('title', { kind: kindTitle(kind) })}
      crumbs={[{ label: tl('config'), href: '/config' }]}
      timeless
      parameters={newObjectViewParsers}
    >
      {editing.element}
      <div className={`${classes.tab} ${classes.main}`}>
        {viewOnly ? <Band icon={<IconLock size={16} aria-hidden />}>{t('viewOnly')}</Band> : null}
        {problem === undefined ? null : (
          <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {t(`problem.${problem.code}`, { document: problem.document, most: MOST_CHANGES })}
          </Band>
        )}
        <StartNotices start={start} failure={object.failure} />
        <Group align="flex-start" gap={16}>
          <NativeSelect
            label={t('kind')}
            value={kind}
            data={CREATABLE_KINDS.map((value) => ({ value, label: kindTitle(value) }))}
            onChange={(event) => {
              const chosen = CREATABLE_KINDS.find((one) => one === event.currentTarget.value)
              const { namespace, workload, service } = view
              if (chosen !== undefined) router.push(newObjectPath(chosen, { namespace, workload, service }))
            }}
            w={320}
            maw="100%"
          />
          {kind === 'authorizationpolicies.security.istio.io' ? <PolicyStart {...object} /> : null}
        </Group>
        {isReady ? (
          <div className={hasForm ? halvesClasses.halves : undefined}>
            {hasForm ? (
              <Form kindId={kind} kind={kindTitle(kind)} text={text} readOnly={viewOnly} onChange={change} />
            ) : null}
            <Editor
              label={t('label', { kind: kindTitle(kind) })}
              text={text}
              several
              onChange={change}
              onPreview={preview}
            />
          </div>
        ) : (
          <Skeleton height={320} role="status" aria-label={t('waitingFor')} />
        )}
        <Group gap={8}>
          <Button
            leftSection={<IconEyeCheck size={16} aria-hidden />}
            disabled={viewOnly || !isReady}
            title={viewOnly ? t('viewOnly') : undefined}
            onClick={preview}
          >
            {t('preview')}
          </Button>
          <Button variant="default" disabled={draft === undefined} onClick={() => setDraft(undefined)}>
            {t('again')}
          </Button>
          <span className={cardClasses.quiet}>{t('several')}</span>
        </Group>
      </div>
    </Page>
  )
}

/** With its own texts. */
export const NewObjectPage = withMessages({ config }, Content)

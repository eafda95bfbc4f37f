'use client'

import halvesClasses from '@/components/layout/halves.module.css'
import { Page } from '@/components/layout/page'
import { useSettings } from '@/components/layout/settings-context'
import { Band } from '@/components/ui/band'
import { useDraft } from '@/lib/client/use-draft'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { CREATABLE_KINDS, exampleText } from '@/lib/config-objects/examples/object-example'
import { type NewObjectsProblem, readNewObjects } from '@/lib/config-objects/read-new-objects'
import { findForm } from '@/lib/istio/forms/forms'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { MOST_CHANGES } from '@/lib/url/edit-types'
import { newObjectPath } from '@/lib/url/config-view'
import { Button, Group, NativeSelect } from '@mantine/core'
import { IconAlertTriangle, IconEyeCheck, IconLock } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './config-object-page.module.css'
import type { Editing, TextEditor, TextForm } from './editing'

interface NewObjectPageProps {
  readonly kind: ClusterKind
  readonly Editor: TextEditor
  readonly Form: TextForm
  readonly editing: Editing
}

const NAMESPACE = 'default'

/** A new object, or several: the text, begun with a commented example. Nothing is written before the preview is confirmed. */
export function NewObjectPage({ kind, Editor, Form, editing }: NewObjectPageProps) {
  const t = useTranslations('config.create')
  const tl = useTranslations('lists.title')
  const { viewOnly } = useSettings()
  const router = useRouter()
  const [draft, setDraft] = useDraft(newObjectPath(kind))
  const [problem, setProblem] = useState<NewObjectsProblem>()
  const example = exampleText(kind, NAMESPACE) ?? ''
  const text = draft?.text ?? example
  const hasForm = findForm(kind) !== undefined
  const change = (changed: string) => setDraft(changed === example ? undefined : { before: example, text: changed })
  const preview = () => {
    const objects = readNewObjects(text, kind)
    setProblem(objects.ok ? undefined : objects.error)
    if (!objects.ok) return
    editing.preview(
      ...objects.value.map(({ text: after, ...object }) => ({ action: 'create' as const, ...object, after })),
    )
  }
  return (
    <Page title={t('title', { kind: kindTitle(kind) })} crumbs={[{ label: tl('config'), href: '/config' }]} timeless>
      {editing.element}
      <div className={`${classes.tab} ${classes.main}`}>
        {viewOnly ? <Band icon={<IconLock size={16} aria-hidden />}>{t('viewOnly')}</Band> : null}
        {problem === undefined ? null : (
          <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {t(`problem.${problem.code}`, { document: problem.document, most: MOST_CHANGES })}
          </Band>
        )}
        <NativeSelect
          label={t('kind')}
          value={kind}
          data={CREATABLE_KINDS.map((value) => ({ value, label: kindTitle(value) }))}
          onChange={(event) => {
            const chosen = CREATABLE_KINDS.find((one) => one === event.currentTarget.value)
            if (chosen !== undefined) router.push(newObjectPath(chosen))
          }}
          maw={320}
        />
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
        <Group gap={8}>
          <Button
            leftSection={<IconEyeCheck size={16} aria-hidden />}
            disabled={viewOnly}
            title={viewOnly ? t('viewOnly') : undefined}
            onClick={preview}
          >
            {t('preview')}
          </Button>
          <Button variant="default" disabled={draft === undefined} onClick={() => setDraft(undefined)}>
            {t('again')}
          </Button>
          <span className={classes.quiet}>{t('several')}</span>
        </Group>
      </div>
    </Page>
  )
}

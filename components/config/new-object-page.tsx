'use client'

import { Page } from '@/components/layout/page'
import { useSettings } from '@/components/layout/settings-context'
import { Band } from '@/components/ui/band'
import { useDraft } from '@/lib/client/use-draft'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import { CREATABLE_KINDS, exampleText } from '@/lib/config-objects/examples/object-example'
import { readNewObject } from '@/lib/config-objects/read-new-object'
import { findForm } from '@/lib/istio/forms/forms'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
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

/** A new object: its text, begun with a commented example. Nothing is written before the preview is confirmed. */
export function NewObjectPage({ kind, Editor, Form, editing }: NewObjectPageProps) {
  const t = useTranslations('config.create')
  const tl = useTranslations('lists.title')
  const { viewOnly } = useSettings()
  const router = useRouter()
  const [draft, setDraft] = useDraft(newObjectPath(kind))
  const [nameless, setNameless] = useState(false)
  const example = exampleText(kind, NAMESPACE) ?? ''
  const text = draft?.text ?? example
  const hasForm = findForm(kind) !== undefined
  const change = (changed: string) => setDraft(changed === example ? undefined : { before: example, text: changed })
  const preview = () => {
    const place = readNewObject(text)
    setNameless(place === undefined)
    if (place !== undefined) editing.preview({ action: 'create', kind, ...place, after: text })
  }
  return (
    <Page title={t('title', { kind: kindTitle(kind) })} crumbs={[{ label: tl('config'), href: '/config' }]} timeless>
      {editing.element}
      <div className={`${classes.tab} ${classes.main}`}>
        {viewOnly ? <Band icon={<IconLock size={16} aria-hidden />}>{t('viewOnly')}</Band> : null}
        {nameless ? (
          <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {t('nameless')}
          </Band>
        ) : null}
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
        <div className={hasForm ? classes.halves : undefined}>
          {hasForm ? (
            <Form kindId={kind} kind={kindTitle(kind)} text={text} readOnly={viewOnly} onChange={change} />
          ) : null}
          <Editor label={t('label', { kind: kindTitle(kind) })} text={text} onChange={change} onPreview={preview} />
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
        </Group>
      </div>
    </Page>
  )
}

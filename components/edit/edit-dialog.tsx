'use client'

import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { editor } from '@/lib/i18n/messages/en/editor'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { useFailureText } from '@/components/layout/use-failure-text'
import { applyEdit, planEdit, planUndo } from '@/lib/client/edit-requests'
import { PharosError } from '@/lib/ports/pharos-error'
import { visibleText } from '@/lib/std/visible-text'
import type { AppliedEdit, EditPlan, EditRequest, ReadyPlan } from '@/lib/url/edit-types'
import { Button, Checkbox, Loader, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconEqual } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConflictView } from './conflict-view'
import classes from './edit.module.css'
import type { EditSession } from './edit-session'
import { PlanView } from './plan-view'

interface EditDialogProps {
  readonly session: EditSession
  readonly onClose: () => void
  readonly onApplied: (applied: AppliedEdit) => void
}

/** The one window in which a change is previewed, confirmed or given up: nothing is written before its last button. */
function Content({ session, onClose, onApplied }: EditDialogProps) {
  const t = useTranslations('edit')
  const [texts, setTexts] = useState(session.request)
  const opening = useId()
  const undone = session.undo?.change ?? ''
  const plan = useQuery({
    queryKey: ['edit-plan', opening, undone, texts],
    queryFn: () => (texts === undefined ? planUndo(undone) : planEdit(texts)),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  const shown = plan.isFetching ? undefined : plan.data
  const name = visibleText((session.request ?? session.undo).name)
  const title = session.undo === undefined ? t(`title.${session.request.action}`, { name }) : t('undoTitle', { name })
  return (
    <Modal
      opened
      onClose={onClose}
      title={shown?.state === 'conflict' ? t('conflictTitle') : title}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={880}
    >
      <div className={classes.body}>
        {plan.isFetching ? (
          <p role="status" className={classes.quiet}>
            <Loader size="xs" /> {t('planning')}
          </p>
        ) : null}
        {!plan.isFetching && plan.error !== null ? (
          <PlanFailure error={plan.error} onRetry={() => void plan.refetch()} />
        ) : null}
        {shown === undefined ? null : (
          <Planned
            plan={shown}
            onAgain={() => void plan.refetch()}
            onChosen={({ before, after }) => setTexts(toUpdate(session, before, after))}
            onClose={onClose}
            onApplied={onApplied}
          />
        )}
      </div>
    </Modal>
  )
}

interface PlannedProps extends Pick<EditDialogProps, 'onClose' | 'onApplied'> {
  readonly plan: EditPlan
  readonly onAgain: () => void
  readonly onChosen: (texts: { readonly before: string; readonly after: string }) => void
}

function Planned({ plan, onAgain, onChosen, onClose, onApplied }: PlannedProps) {
  const t = useTranslations('edit')
  switch (plan.state) {
    case 'unchanged':
      return (
        <Notice icon={<IconEqual size={24} />} title={t('unchanged')}>
          {t('unchangedText')}
        </Notice>
      )
    case 'conflict':
      return <ConflictView plan={plan} onChosen={onChosen} onCancel={onClose} />
    case 'refused':
      return (
        <>
          <PlanView plan={plan} />
          <div className={classes.foot}>
            <CopyButton text={plan.after} label={t('copyYaml')} />
            <Button variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        </>
      )
    case 'ready':
      return <Confirmation plan={plan} onAgain={onAgain} onClose={onClose} onApplied={onApplied} />
  }
}

interface ConfirmationProps extends Pick<EditDialogProps, 'onClose' | 'onApplied'> {
  readonly plan: ReadyPlan
  readonly onAgain: () => void
}

function Confirmation({ plan, onAgain, onClose, onApplied }: ConfirmationProps) {
  const t = useTranslations('edit')
  const { needs } = plan
  const [accept, setAccept] = useState({ errors: false, managed: false })
  const apply = useMutation({
    mutationFn: () => applyEdit({ plan: plan.plan, preview: plan.preview, accept }),
    onSuccess: onApplied,
    retry: false,
  })
  const complete = (!needs.errors || accept.errors) && (!needs.managed || accept.managed)
  return (
    <>
      <PlanView plan={plan} />
      {apply.error === null ? null : <ApplyFailure error={apply.error} onAgain={onAgain} />}
      <div className={classes.foot}>
        {needs.errors ? (
          <Checkbox
            className={classes.accept}
            label={t('acceptErrors')}
            checked={accept.errors}
            onChange={({ currentTarget: { checked } }) => setAccept({ ...accept, errors: checked })}
          />
        ) : null}
        {needs.managed ? (
          <Checkbox
            className={classes.accept}
            label={t('acceptManaged')}
            checked={accept.managed}
            onChange={({ currentTarget: { checked } }) => setAccept({ ...accept, managed: checked })}
          />
        ) : null}
        <CopyButton text={plan.patch} label={t('copyPatch')} />
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          {...(plan.action === 'delete' ? { color: 'red' } : {})}
          disabled={!complete || apply.isError}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
        >
          {t(`apply.${plan.action}`)}
        </Button>
      </div>
    </>
  )
}

function PlanFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useTranslations('edit')
  const { words, line } = useWords(error)
  return (
    <Notice
      tone="failure"
      icon={<IconAlertTriangle size={24} />}
      title={t('failed')}
      role="alert"
      actions={<Button onClick={onRetry}>{t('retry')}</Button>}
    >
      {line === undefined ? words : t('atLine', { line, message: words })}
    </Notice>
  )
}

/** A plan is good once: after any failure there is only another preview. */
function ApplyFailure({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const t = useTranslations('edit')
  const { words } = useWords(error)
  const details = error instanceof PharosError ? error.details : {}
  const isChanged = error instanceof PharosError && error.code === 'conflict'
  const isUnknown = details.outcome === 'unknown' || details.source === 'pharos'
  const title = isChanged ? t('changedSince') : isUnknown ? t('outcomeUnknown') : t('notApplied')
  return (
    <Notice
      tone="failure"
      icon={<IconAlertTriangle size={24} />}
      title={title}
      role="alert"
      actions={isUnknown ? undefined : <Button onClick={onAgain}>{t('retry')}</Button>}
    >
      {isChanged ? t('changedSinceText') : isUnknown ? t('lookAgain') : words}
    </Notice>
  )
}

function useWords(error: Error): { readonly words: string; readonly line: number | undefined } {
  const failure = useFailureText()
  if (!(error instanceof PharosError)) return { words: error.message, line: undefined }
  const { sentence, message, upstream } = failure(error)
  const { line, parameter } = error.details
  const isText = parameter === 'after' && typeof line === 'number'
  return {
    words: visibleText([message ?? sentence, upstream].filter(Boolean).join(' ')),
    line: isText ? line : undefined,
  }
}

/** What was chosen after a conflict is an ordinary change of the object as it is now. */
function toUpdate({ request, undo }: EditSession, before: string, after: string): EditRequest {
  const { kind, namespace, name } = request ?? undo
  return { action: 'update', kind, namespace, name, before, after }
}

/** With its own texts. */
export const EditDialog = withMessages({ edit, editor }, Content)

'use client'

import cardClasses from '@/components/layout/card.module.css'
import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { editor } from '@/lib/i18n/messages/en/editor'
import { mtls } from '@/lib/i18n/messages/en/mtls'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { planEdits, planUndo } from '@/lib/client/edit-requests'
import { visibleText } from '@/lib/std/visible-text'
import type { EditPlan, EditRequest, SeveralPlan } from '@/lib/url/edit-types'
import { Button, Loader, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconAlertTriangle, IconEqual } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Confirmation, type ConfirmationEnds } from './confirmation'
import { ConflictView } from './conflict-view'
import classes from './edit.module.css'
import { type EditSession, objectsOf } from './edit-session'
import { PlanView } from './plan-view'
import { SeveralView } from './several-view'
import { useEditFailure } from './use-edit-failure'

interface EditDialogProps extends Omit<ConfirmationEnds, 'onAgain'> {
  readonly session: EditSession
}

/** The one window in which a change is previewed, confirmed or given up: nothing is written before its last button. */
function Content({ session, onClose, ...after }: EditDialogProps) {
  const t = useTranslations('edit')
  const [changes, setChanges] = useState(session.changes)
  const opening = useId()
  const undone = session.undo?.change ?? ''
  const plan = useQuery({
    queryKey: ['edit-plan', opening, undone, changes],
    queryFn: () => (changes === undefined ? planUndo(undone) : planEdits(changes)),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
  const shown = plan.isFetching ? undefined : plan.data
  return (
    <Modal
      opened
      onClose={onClose}
      title={shown?.state === 'conflict' ? t('conflictTitle') : titleOf(t, session)}
      closeButtonProps={{ 'aria-label': t('close') }}
      size={880}
    >
      <div className={classes.body}>
        {plan.isFetching ? (
          <p role="status" className={cardClasses.quiet}>
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
            onChosen={(texts) => setChanges(toUpdate(session, texts))}
            onClose={onClose}
            {...after}
          />
        )}
      </div>
    </Modal>
  )
}

interface PlannedProps extends ConfirmationEnds {
  readonly plan: EditPlan
  readonly onChosen: (texts: { readonly before: string; readonly after: string }) => void
}

function Planned({ plan, onChosen, ...rest }: PlannedProps) {
  const { onClose } = rest
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
      return (
        <Confirmation
          {...rest}
          sealed={plan}
          copy={plan.patch}
          danger={plan.action === 'delete'}
          label={t(`apply.${plan.action}`)}
        >
          <PlanView plan={plan} />
        </Confirmation>
      )
    case 'several':
      return <Several {...rest} plan={plan} />
  }
}

function Several({ plan, ...rest }: Omit<PlannedProps, 'onChosen' | 'plan'> & { readonly plan: SeveralPlan }) {
  const t = useTranslations('edit')
  const made = plan.steps.flatMap(({ plan: one }) => (one.state === 'accepted' ? [one] : []))
  if (plan.ready === null) {
    return (
      <>
        <SeveralView plan={plan} />
        <div className={classes.foot}>
          <Button variant="default" onClick={rest.onClose}>
            {t('close')}
          </Button>
        </div>
      </>
    )
  }
  const danger = made.every(({ action }) => action === 'delete')
  return (
    <Confirmation {...rest} sealed={plan.ready} danger={danger} label={t('applySeveral', { count: made.length })}>
      <SeveralView plan={plan} />
    </Confirmation>
  )
}

function PlanFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useTranslations('edit')
  const { words, line } = useEditFailure(error)
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

/** What was chosen after a conflict is an ordinary change of the object as it is now. */
function toUpdate(
  session: EditSession,
  texts: Required<Pick<EditRequest, 'before' | 'after'>>,
): readonly EditRequest[] {
  return objectsOf(session).map(({ kind, namespace, name }) => ({ action: 'update', kind, namespace, name, ...texts }))
}

function titleOf(t: ReturnType<typeof useTranslations<'edit'>>, session: EditSession): string {
  const objects = objectsOf(session)
  const { length: count } = objects
  const name = visibleText(objects[0]?.name ?? '')
  if (session.undo !== undefined) return count > 1 ? t('undoTitleSeveral', { count }) : t('undoTitle', { name })
  return count > 1 ? t('titleSeveral', { count }) : t(`title.${session.changes[0]?.action ?? 'update'}`, { name })
}

/** With its own texts. */
export const EditDialog = withMessages({ edit, editor, mtls }, Content)

import { kindTitle } from '@/lib/config-objects/config-kinds'
import { findForm } from '@/lib/istio/forms/forms'
import type { NewTarget } from '@/lib/istio/wizards/new-target'
import { useTranslations } from 'use-intl'
import type { HandedIn } from './handed-in'
import type { TargetDraft } from './use-target-draft'
import classes from './wizards.module.css'

interface AlsoTargetProps extends Pick<HandedIn, 'Form'> {
  readonly target: NewTarget
  readonly draft: TargetDraft
}

/** What is made along with the object. */
export function AlsoTarget({ target, draft, Form }: AlsoTargetProps) {
  const t = useTranslations('wizards')
  const kind = kindTitle(target.kind)
  return (
    <section className={classes.column} aria-label={t('newObject', { kind })}>
      <h2 className={classes.object}>{t('newObject', { kind })}</h2>
      <Form
        kindId={target.kind}
        kind={kind}
        text={draft.text}
        parts={[{ at: ['spec'], fields: findForm(target.kind) ?? [], whole: true }]}
        readOnly={false}
        onChange={draft.change}
      />
    </section>
  )
}

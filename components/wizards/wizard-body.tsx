import halvesClasses from '@/components/layout/halves.module.css'
import { useSettings } from '@/components/layout/settings-context'
import { Band } from '@/components/ui/band'
import { CopyButton } from '@/components/ui/copy-button'
import { callersQuery } from '@/lib/client/callers-query'
import { peaksQuery } from '@/lib/client/peaks-query'
import { useWizardView } from '@/lib/client/use-wizard-view'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import type { WizardTarget } from '@/lib/istio/wizards/choose-targets'
import { composeChanges } from '@/lib/istio/wizards/compose-changes'
import { hiddenRules } from '@/lib/istio/wizards/hidden-rules'
import type { Suggest } from '@/lib/istio/forms/suggest'
import { suggestTexts } from '@/lib/istio/wizards/suggest-texts'
import { listPlaces, ruleList } from '@/lib/istio/wizards/list-places'
import { missingSubsets } from '@/lib/istio/wizards/missing-subsets'
import { writePlaceName } from '@/lib/istio/wizards/place-name'
import { shownFields, wizardForm } from '@/lib/istio/wizards/wizard-form'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { visibleText } from '@/lib/std/visible-text'
import { configPath } from '@/lib/url/config-view'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { Anchor, Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconEyeCheck, IconInfoCircle, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, useCallback, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { AlsoTarget } from './also-target'
import type { HandedIn } from './handed-in'
import { LimitFacts } from './limit-facts'
import { RuleActions } from './rule-actions'
import { RuleWarnings } from './rule-warnings'
import { TargetText } from './target-text'
import { useLimitHints } from './use-limit-hints'
import { usePlaceName } from './use-place-name'
import { useTargetDraft } from './use-target-draft'
import classes from './wizards.module.css'

interface WizardBodyProps extends HandedIn {
  readonly wizard: WizardId
  readonly routing: ServiceRouting
  readonly target: WizardTarget
  /** Of the address: the id of a place; the first where it names none. */
  readonly place: string | undefined
  /** The choice of the place. */
  readonly choice: ReactNode
  readonly onChoose: (name: string) => void
}

/** The fields of the chosen place, the text beside them, and the way to the preview. */
export function WizardBody(props: WizardBodyProps) {
  const { wizard, routing, target, choice, onChoose, Editor, Form, Difference, editing } = props
  const t = useTranslations('wizards')
  const { viewOnly } = useSettings()
  const [{ cluster }] = useWizardView()
  const nameOf = usePlaceName()
  const hintsOf = useLimitHints()
  const draft = useTargetDraft(target)
  const also = useTargetDraft(target.also ?? target)
  const [isBad, setBad] = useState(false)
  const object = draft.object ?? {}
  const places = listPlaces(wizard, target.kind, object)
  const place = places.find(({ id }) => id === props.place) ?? places[0]
  const peaks = useQuery({
    ...peaksQuery(routing, cluster),
    enabled: wizard === 'circuit-breaking',
  }).data
  const callers = useQuery({ ...callersQuery(routing, cluster), enabled: wizard === 'timeouts-retries' }).data
  const step = place?.at.at(-1)
  const form = wizardForm(wizard, target.kind)
  const readOnly = target.refusal !== null
  const title = place === undefined ? undefined : nameOf(place)
  const suggest = useCallback<Suggest>((of, field, at) => suggestTexts(routing, of, field, at), [routing])
  const canPreview = !viewOnly && !readOnly && (draft.isChanged || target.isNew)
  const preview = () => {
    if (!canPreview) return
    const parts = [
      { target, before: draft.before, text: draft.text },
      ...(target.also === undefined ? [] : [{ target: { ...target.also, isNew: true }, before: '', text: also.text }]),
    ]
    const changes = composeChanges(routing, parts)
    setBad(changes === undefined)
    if (changes === undefined) return
    editing.preview(changes, () => {
      draft.discard()
      also.discard()
    })
  }
  return (
    <div className={halvesClasses.halves}>
      <div className={classes.column}>
        {choice}
        <RuleActions
          wizard={wizard}
          target={target}
          object={object}
          index={typeof step === 'number' ? step : undefined}
          onChange={(changed, index) => {
            draft.changeObject(changed)
            onChoose(writePlaceName(target, `${ruleList(target.kind)}.${index}`))
          }}
        />
        {place?.refusal ? (
          <Band icon={<IconLock size={16} aria-hidden />}>{t(`refusedRule.${place.refusal}`)}</Band>
        ) : null}
        {form === undefined || place?.refusal !== null ? null : (
          <Form
            key={writePlaceName(target, place.id)}
            kindId={target.kind}
            kind={kindTitle(target.kind)}
            text={draft.text}
            parts={[
              { at: place.at, fields: shownFields(form, place.value), whole: form.whole, ...(title && { title }) },
              ...(form.head.length === 0 ? [] : [{ at: ['spec'], fields: form.head, whole: false, title: t('head') }]),
            ]}
            readOnly={readOnly || viewOnly}
            suggest={suggest}
            hints={hintsOf(place, peaks)}
            onChange={draft.change}
          />
        )}
        {target.also === undefined ? null : <AlsoTarget target={target.also} draft={also} Form={Form} />}
      </div>
      <div className={classes.column}>
        <RuleWarnings
          rule={place?.value}
          retried={callers?.retried ?? []}
          hidden={typeof step === 'number' ? hiddenRules(target.kind, object).get(step) : undefined}
        />
        {peaks === undefined ? null : <LimitFacts peaks={peaks} />}
        <SubsetsBand routing={routing} object={object} />
        {draft.isOld ? <Band icon={<IconInfoCircle size={16} aria-hidden />}>{t('meanwhile')}</Band> : null}
        {isBad ? (
          <Band tone="failure" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {t('badText')}
          </Band>
        ) : null}
        <Group gap={8}>
          <Button
            leftSection={<IconEyeCheck size={16} aria-hidden />}
            disabled={!canPreview}
            title={viewOnly ? t('viewOnly') : undefined}
            onClick={preview}
          >
            {t('preview')}
          </Button>
          <Button variant="default" disabled={!draft.isChanged && !also.isChanged} onClick={discardAll}>
            {t('discard')}
          </Button>
          <CopyButton text={draft.text} label={t('copy')} />
          {target.isNew ? null : (
            <Anchor component={Link} href={configPath(target)} prefetch={false} size="sm">
              {t('openEditor')}
            </Anchor>
          )}
        </Group>
        {viewOnly ? <p className={classes.quiet}>{t('viewOnly')}</p> : null}
        {draft.isChanged && !viewOnly ? <p className={classes.quiet}>{t('unsaved')}</p> : null}
        <TargetText
          target={target}
          draft={draft}
          readOnly={readOnly || viewOnly}
          onPreview={preview}
          Editor={Editor}
          Difference={Difference}
        />
      </div>
    </div>
  )

  function discardAll() {
    draft.discard()
    also.discard()
  }
}

/** Subsets that the route names and nothing defines, though the service has such versions. */
function SubsetsBand({
  routing,
  object,
}: {
  readonly routing: ServiceRouting
  readonly object: Parameters<typeof missingSubsets>[0]
}) {
  const t = useTranslations('wizards')
  const format = useFormatter()
  const missing = missingSubsets(object, routing)
  if (missing.length === 0) return null
  const names = format.list(missing.map(({ name }) => visibleText(name)))
  return <Band icon={<IconInfoCircle size={16} aria-hidden />}>{t('subsets', { count: missing.length, names })}</Band>
}

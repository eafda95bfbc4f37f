import { ObjectLink } from '@/components/layout/object-link'
import { useRuleWords } from '@/components/layout/use-rule-words'
import { Chip } from '@/components/ui/chip'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import type { WizardTarget } from '@/lib/istio/wizards/choose-targets'
import { hiddenRules } from '@/lib/istio/wizards/hidden-rules'
import { listPlaces } from '@/lib/istio/wizards/list-places'
import { writePlaceName } from '@/lib/istio/wizards/place-name'
import { readRules } from '@/lib/istio/wizards/read-rules'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { visibleText } from '@/lib/std/visible-text'
import { Radio } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { usePlaceName } from './use-place-name'
import { useTargetDraft } from './use-target-draft'
import classes from './wizards.module.css'

interface TargetPlacesProps {
  readonly wizard: WizardId
  readonly target: WizardTarget
}

/** An object, and the places in it that can be chosen: rules in the order in which they are tried, said in words. */
export function TargetPlaces({ wizard, target }: TargetPlacesProps) {
  const t = useTranslations('wizards')
  const words = useRuleWords()
  const nameOf = usePlaceName()
  const { object = {} } = useTargetDraft(target)
  const places = listPlaces(wizard, target.kind, object)
  const rules = readRules(target.kind, object)
  const hidden = hiddenRules(target.kind, object)
  const kind = kindTitle(target.kind)
  return (
    <div className={classes.target}>
      <h2 className={classes.object}>
        {target.isNew ? (
          t('newObject', { kind })
        ) : (
          <>
            {kind} <ObjectLink object={target}>{visibleText(`${target.namespace}/${target.name}`)}</ObjectLink>
          </>
        )}
      </h2>
      {target.refusal === null ? null : (
        <p className={classes.quiet}>
          {t(`refusedObject.${target.refusal.why}`, { right: 'right' in target.refusal ? target.refusal.right : '' })}
        </p>
      )}
      {places.length === 0 ? <Radio value={writePlaceName(target, '')} label={t('noRules')} size="xs" /> : null}
      {places.map((place, i) => {
        const rule = rules[i]
        const said = rule === undefined ? undefined : words(rule)
        const why = hidden.get(i)
        return (
          <Radio
            key={place.id}
            size="xs"
            value={writePlaceName(target, place.id)}
            label={
              <>
                {nameOf(place)}{' '}
                {why === undefined ? null : (
                  <Chip tone="degraded" icon={<IconEyeOff size={12} aria-hidden />}>
                    {t('hidden')}
                  </Chip>
                )}
              </>
            }
            description={
              said === undefined ? undefined : (
                <>
                  {[said.when, said.then, ...said.also].join(' · ')}
                  {why === undefined ? null : ` · ${why}`}
                </>
              )
            }
          />
        )
      })}
    </div>
  )
}

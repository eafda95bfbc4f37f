import cardClasses from '@/components/layout/card.module.css'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { resolveConflicts } from '@/lib/istio/edit/resolve-conflicts'
import { parseExactJson, printExactJson } from '@/lib/std/exact-json'
import { visibleText } from '@/lib/std/visible-text'
import type { ConflictPlan, FieldConflict } from '@/lib/url/edit-types'
import { printYaml } from '@/lib/yaml/print-yaml'
import { readYaml } from '@/lib/yaml/read-yaml'
import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './edit.module.css'
import { OwnValue } from './own-value'

interface ConflictViewProps {
  readonly plan: ConflictPlan
  /** Goes on with the object as it is now, and what was chosen. */
  readonly onChosen: (texts: { readonly before: string; readonly after: string }) => void
  readonly onCancel: () => void
}

const SIDES = ['mine', 'theirs', 'own'] as const
type Side = (typeof SIDES)[number]

/** What was chosen for one place: a side, or a value of one's own as it is typed, YAML. */
interface Choice {
  readonly side: Side
  readonly typed: string
}

/** What two people changed differently, field by field: nothing goes on before every one is chosen. */
export function ConflictView({ plan, onChosen, onCancel }: ConflictViewProps) {
  const { conflicts, live, merged, by } = plan
  const t = useTranslations('edit')
  const format = useFormatter()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [lost, setLost] = useState<string>()

  const goOn = (): void => {
    const reading = readYaml(merged)
    if (!reading.ok) return
    const values = conflicts.map((one) => {
      const value = chosenValue(one, chosen.get(one.pointer))
      return { pointer: one.pointer, ...(value === undefined ? {} : { value }) }
    })
    const resolved = resolveConflicts(reading.value.value, values)
    if (resolved.ok && isJsonRecord(resolved.value)) onChosen({ before: live, after: printYaml(resolved.value) })
    else setLost(conflicts.find(({ pointer }) => !resolved.ok && pointer === resolved.error)?.path ?? '')
  }

  const isWhole = conflicts.every(({ pointer }) => isComplete(chosen.get(pointer)))

  return (
    <>
      <p className={cardClasses.quiet}>
        {by === null
          ? t('conflictTextUnknown')
          : t('conflictText', { by: visibleText(by.manager), at: format.dateTime(new Date(by.at), 'full') })}
      </p>
      {conflicts.map((conflict) => (
        <FieldChoice
          key={conflict.pointer}
          conflict={conflict}
          choice={chosen.get(conflict.pointer)}
          onChange={(choice) => setChosen(new Map(chosen).set(conflict.pointer, choice))}
        />
      ))}
      <p role="alert" className={cardClasses.quiet}>
        {lost === undefined ? '' : t('cannotPlace', { path: visibleText(lost) })}
      </p>
      <div className={classes.foot}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button disabled={!isWhole} onClick={goOn}>
          {t('previewChoice')}
        </Button>
      </div>
    </>
  )
}

interface FieldChoiceProps {
  readonly conflict: FieldConflict
  readonly choice: Choice | undefined
  readonly onChange: (choice: Choice) => void
}

function FieldChoice({ conflict: { path, before, mine, theirs }, choice, onChange }: FieldChoiceProps) {
  const t = useTranslations('edit')
  const { side, typed = mine === undefined ? '' : printYaml(parseExactJson(mine)).trimEnd() } = choice ?? {}
  const shown = (value: string | undefined) => (
    <span className={classes.value}>{visibleText(value ?? t('absent'))}</span>
  )
  return (
    <div className={classes.field}>
      <span className={cardClasses.quiet}>
        {t('conflictWas')}: {shown(before)}
      </span>
      <Radio.Group
        label={t('conflictField', { path: visibleText(path) })}
        value={side ?? null}
        onChange={(value) => onChange({ side: SIDES.find((one) => one === value) ?? 'theirs', typed })}
      >
        <Stack gap={6} mt={6}>
          <Radio
            value="mine"
            label={
              <>
                {t('mine')}: {shown(mine)}
              </>
            }
          />
          <Radio
            value="theirs"
            label={
              <>
                {t('theirs')}: {shown(theirs)}
              </>
            }
          />
          <Radio value="own" label={t('ownValue')} />
        </Stack>
      </Radio.Group>
      {side === 'own' ? (
        <OwnValue path={path} typed={typed} onChange={(text) => onChange({ side, typed: text })} />
      ) : null}
    </div>
  )
}

/** As JSON text; undefined: nothing shall stand there. */
function chosenValue(conflict: FieldConflict, choice: Choice | undefined): string | undefined {
  if (choice?.side !== 'own') return conflict[choice?.side ?? 'theirs']
  const reading = readYaml(choice.typed)
  return reading.ok ? printExactJson(reading.value.value) : undefined
}

function isComplete(choice: Choice | undefined): boolean {
  return choice !== undefined && (choice.side !== 'own' || readYaml(choice.typed).ok)
}

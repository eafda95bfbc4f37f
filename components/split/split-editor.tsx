import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { useSettings } from '@/components/layout/settings-context'
import { useRuleWords } from '@/components/layout/use-rule-words'
import { Band } from '@/components/ui/band'
import { kindName } from '@/lib/config-objects/config-kinds'
import { addableVersions } from '@/lib/istio/split/addable-versions'
import { composeSplit } from '@/lib/istio/split/compose-split'
import { judgeRows } from '@/lib/istio/split/judge-rows'
import { readShares } from '@/lib/istio/split/read-shares'
import { rowsOf, type SplitDesk } from '@/lib/istio/split/split-draft'
import { splitDoubts } from '@/lib/istio/split/split-doubts'
import { toTargets } from '@/lib/istio/split/to-targets'
import { visibleText } from '@/lib/std/visible-text'
import { splitPath } from '@/lib/url/split-view'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle, IconEyeCheck, IconInfoCircle, IconLock, IconPlus, IconUserEdit } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from './editing'
import { ForecastCard } from './forecast-card'
import { SplitPresets } from './split-presets'
import { SplitRow } from './split-row'
import classes from './split.module.css'
import { useSplitDraft } from './use-split-draft'

interface SplitEditorProps {
  readonly routing: ServiceRouting
  readonly desk: SplitDesk
  readonly onPreview: Editing['preview']
  /** Stands below what is predicted. */
  readonly beside: ReactNode
}

/** The shares of one rule, and what they will do. Nothing is written from here: it ends in the preview. */
export function SplitEditor({ routing, desk, onPreview, beside }: SplitEditorProps) {
  const t = useTranslations('split')
  const { rule } = desk
  const chosen = useSplitDraft(`${splitPath(routing)} ${rule.id}`, desk)
  const { draft, changed, meanwhile, move, discard } = chosen
  const obstacle = useObstacle(routing, desk)
  const readOnly = obstacle !== null
  const rows = useMemo(() => rowsOf(desk, draft), [desk, draft])
  const { percents, locked } = draft
  const define = new Set(draft.define)
  const faults = judgeRows(rows, percents, define)
  // What fails today may be made less: only what gets more than it has is held back.
  const blocked = faults.some((fault, i) => fault !== null && (percents[i] ?? 0) > (desk.begin.percents[i] ?? 0))
  const exact = useMemo(() => readShares(rule), [rule])
  const after = useMemo(
    () =>
      toTargets(
        rows,
        rows.map((_, i) => (changed ? (percents[i] ?? 0) / 100 : (exact[i] ?? 0))),
      ),
    [rows, percents, changed, exact],
  )
  const before = useMemo(() => toTargets(rule.destinations, exact), [rule, exact])
  const preview = () => {
    if (changed && !blocked && !readOnly) {
      onPreview(...composeSplit(routing, { rule, destinations: rows, percents, define }))
    }
  }
  return (
    <div className={classes.columns}>
      <form
        className={classes.main}
        aria-label={t('title', { name: visibleText(routing.name) })}
        onSubmit={(event) => {
          event.preventDefault()
          preview()
        }}
      >
        <Conditions routing={routing} desk={desk} />
        {rows.length > 0 && percents.every((percent) => percent === 0) ? (
          <Band tone="failure" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {t('allZero')}
          </Band>
        ) : null}
        {obstacle === null ? null : <Band icon={<IconLock size={16} aria-hidden />}>{obstacle}</Band>}
        {meanwhile ? (
          <Band tone="degraded" icon={<IconUserEdit size={16} aria-hidden />}>
            {t('meanwhile', { name: visibleText(rule.object.name) })}
          </Band>
        ) : null}
        <Card title={t('rows')}>
          <SplitPresets rows={rows} draft={draft} readOnly={readOnly} onMove={move} />
          <ul className={classes.rows}>
            {rows.map((row, index) => (
              <SplitRow
                key={row.id}
                row={row}
                index={index}
                percent={percents[index] ?? 0}
                now={rule.isNew === true ? null : (exact[index] ?? null)}
                kind={rule.object.kind}
                fault={faults[index] ?? null}
                defined={row.added !== undefined || define.has(row.id)}
                locked={locked.includes(row.id)}
                readOnly={readOnly}
                onMove={move}
              />
            ))}
          </ul>
          <Addable
            routing={routing}
            desk={desk}
            added={draft.added}
            readOnly={readOnly}
            onAdd={(id) => move({ type: 'add', id })}
          />
        </Card>
        {readOnly ? null : (
          <Group gap={8}>
            <Button type="submit" leftSection={<IconEyeCheck size={16} aria-hidden />} disabled={!changed || blocked}>
              {t('preview')}
            </Button>
            <Button variant="default" disabled={!changed} onClick={discard}>
              {t('discard')}
            </Button>
            <span className={cardClasses.aside} role="status">
              {blocked ? t('blocked') : changed ? t('unsaved') : t('unchanged')}
            </span>
          </Group>
        )}
      </form>
      <div className={classes.aside}>
        <ForecastCard
          namespace={routing.namespace}
          service={routing.name}
          before={before}
          after={after}
          unsure={splitDoubts(routing, rule)}
        />
        {beside}
      </div>
    </div>
  )
}

/** Why nothing can be changed; null where it can. */
function useObstacle({ createRights }: ServiceRouting, { rule: { object, isNew } }: SplitDesk): string | null {
  const t = useTranslations('split')
  const { viewOnly } = useSettings()
  if (viewOnly) return t('viewOnly')
  const right =
    isNew === true ? (createRights.find(({ kind }) => kind === object.kind)?.missingRight ?? null) : object.missingRight
  return right === null ? null : t('missingRight', { right })
}

/** For which requests the rule is. */
function Conditions({ routing, desk: { rule } }: Pick<SplitEditorProps, 'routing' | 'desk'>) {
  const t = useTranslations('split')
  const words = useRuleWords()
  if (rule.isNew === true) {
    const kind = kindName(rule.object.kind)
    const isElsewhere = routing.objects.some(({ through }) => through.by === 'destination')
    return (
      <p className={classes.conditions}>
        {t(isElsewhere ? 'beginsInMesh' : 'begins', { name: visibleText(routing.name), kind })}
      </p>
    )
  }
  const { when } = words(rule.rule)
  return (
    <>
      <p className={classes.conditions}>
        {t('applies', { when })} {rule.later ? t('later') : ''}
      </p>
      {rule.hidden ? (
        <Band tone="degraded" icon={<IconInfoCircle size={16} aria-hidden />}>
          {t('hidden')}
        </Band>
      ) : null}
    </>
  )
}

interface AddableProps extends Pick<SplitEditorProps, 'routing' | 'desk'> {
  readonly added: readonly string[]
  readonly readOnly: boolean
  readonly onAdd: (id: string) => void
}

/** Versions to which nothing leads yet. */
function Addable({ routing, desk, added, readOnly, onAdd }: AddableProps) {
  const t = useTranslations('split')
  const shown = desk.addable.filter(({ id }) => !added.includes(id))
  const others = addableVersions(routing, desk.rule).filter(({ destination }) => typeof destination === 'string')
  return (
    <>
      {shown.length === 0 || readOnly ? null : (
        <Group gap={8}>
          {shown.map(({ id, label }) => (
            <Button
              key={id}
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => onAdd(id)}
            >
              {t('add', { name: visibleText(label) })}
            </Button>
          ))}
        </Group>
      )}
      {others.map(({ version: { workload }, destination }) =>
        typeof destination === 'string' ? (
          <p key={workload.name} className={cardClasses.quiet}>
            {t(`cannotAdd.${destination}`, { name: visibleText(workload.name) })}
          </p>
        ) : null,
      )}
    </>
  )
}

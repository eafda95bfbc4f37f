import { changeChoices } from '@/lib/lists/filter-changes'
import { visibleText } from '@/lib/std/visible-text'
import { CHANGE_RESULTS, type ChangesView } from '@/lib/url/changes-view'
import type { ChangeRow } from '@/lib/url/edit-types'
import { Button, Group, NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'

interface ChangesFiltersProps {
  readonly changes: readonly ChangeRow[]
  readonly view: ChangesView
  readonly onChange: (part: Partial<ChangesView>) => void
}

const NONE = { who: null, namespaces: [], kind: null, result: null } satisfies ChangesView

/** Chooses which changes are shown: by whom, where, what, and what became of it. */
export function ChangesFilters({ changes, view, onChange }: ChangesFiltersProps) {
  const t = useTranslations('edit.changes.filters')
  const { who, namespaces, kind, result } = view
  const choices = changeChoices(changes)
  const namespace = namespaces.join(',')
  const any = { value: '', label: t('any') }
  const isAny = who === null && namespace === '' && kind === null && result === null
  return (
    <Group gap={12} align="end" role="group" aria-label={t('label')} px={16} pt={16}>
      <NativeSelect
        label={t('who')}
        value={who ?? ''}
        data={[any, ...withChosen(choices.who, who).map(plain)]}
        onChange={({ currentTarget: { value } }) => onChange({ who: value === '' ? null : value })}
      />
      <NativeSelect
        label={t('namespace')}
        value={namespace}
        data={[any, ...withChosen(choices.namespaces, namespace).map(plain)]}
        onChange={({ currentTarget: { value } }) => onChange({ namespaces: value === '' ? [] : value.split(',') })}
      />
      <NativeSelect
        label={t('kind')}
        value={kind ?? ''}
        data={[
          any,
          ...withChosen(
            choices.kinds.map(({ id }) => id),
            kind,
          ).map((id) => ({ value: id, label: choices.kinds.find((one) => one.id === id)?.title ?? visibleText(id) })),
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ kind: value === '' ? null : value })}
      />
      <NativeSelect
        label={t('result')}
        value={result ?? ''}
        data={[any, ...CHANGE_RESULTS.map((id) => ({ value: id, label: t(`resultOf.${id}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ result: CHANGE_RESULTS.find((one) => one === value) ?? null })
        }
      />
      {isAny ? null : (
        <Button variant="default" onClick={() => onChange(NONE)}>
          {t('clear')}
        </Button>
      )}
    </Group>
  )
}

/** What a link chose stands in the list, also where nothing matches it. */
function withChosen(names: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || chosen === '' || names.includes(chosen) ? names : [...names, chosen]
}

function plain(name: string): { readonly value: string; readonly label: string } {
  return { value: name, label: visibleText(name) }
}

import { useMeshProxiesView } from '@/lib/client/use-mesh-proxies-view'
import { countProxies } from '@/lib/control-plane/proxies/count-proxies'
import { PROXY_ISSUES } from '@/lib/control-plane/proxies/filter-proxies'
import type { ProxiesAnswer } from '@/lib/control-plane/proxies/model'
import { visibleText } from '@/lib/std/visible-text'
import { Chip, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import classes from './proxies.module.css'

interface ProxiesFiltersProps {
  readonly answer: ProxiesAnswer
  readonly shown: number
}

/** Which proxies: by words, by what is wrong with them, by version, namespace and revision. Counts are of all of them. */
export function ProxiesFilters({ answer: { rows, hidden, controlPlane }, shown }: ProxiesFiltersProps) {
  const t = useTranslations('meshProxies')
  const [view, change] = useMeshProxiesView()
  const counts = useMemo(() => countProxies(rows), [rows])
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <TextInput
          size="xs"
          type="search"
          className={classes.search}
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={view.q}
          onChange={({ currentTarget: { value } }) => change({ q: value })}
        />
        <Choice label={t('namespace')} value={view.ns} names={counts.namespaces} onChange={(ns) => change({ ns })} />
        <Choice
          label={t('revision')}
          value={view.revision}
          names={counts.revisions}
          onChange={(revision) => change({ revision })}
        />
        <span role="status" className={classes.quiet}>
          {t('count', { shown, total: rows.length })}
        </span>
      </div>
      <div className={classes.line}>
        <Group gap={4} role="group" aria-label={t('filters')}>
          {PROXY_ISSUES.map((issue) => (
            <Chip
              key={issue}
              size="xs"
              variant="outline"
              checked={view.only.includes(issue)}
              onChange={(on) => change({ only: toggled(view.only, issue, on) })}
            >
              {t('issueCount', { issue: t(`issues.${issue}`), count: counts.issues[issue] })}
            </Chip>
          ))}
        </Group>
        <Group gap={4} role="group" aria-label={t('versions')}>
          {counts.versions.map(({ version, count }) => (
            <Chip
              key={version ?? ''}
              size="xs"
              variant="outline"
              checked={view.version.includes(version ?? '')}
              onChange={(on) => change({ version: toggled(view.version, version ?? '', on) })}
            >
              {t('version', { version: version === null ? t('noVersion') : visibleText(version), count })}
            </Chip>
          ))}
        </Group>
      </div>
      {hidden === 0 ? null : <p className={classes.quiet}>{t('hidden', { count: hidden })}</p>}
      {controlPlane ? null : <p className={classes.quiet}>{t('noControlPlane')}</p>}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly names: readonly string[]
  readonly onChange: (name: string | null) => void
}

function Choice({ label, value, names, onChange }: ChoiceProps) {
  const t = useTranslations('meshProxies')
  // What a link chose stands in the list, also where nothing matches it.
  const all = value === null || names.includes(value) ? names : [...names, value]
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ''}
      data={[
        { value: '', label: `${label}: ${t('any')}` },
        ...all.map((name) => ({ value: name, label: visibleText(name) })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
    />
  )
}

function toggled<T>(all: readonly T[], one: T, on: boolean): T[] {
  const others = all.filter((other) => other !== one)
  return on ? [...others, one] : others
}

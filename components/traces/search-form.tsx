import { traceOperationsQuery, traceServicesQuery } from '@/lib/client/traces-query'
import { useTraceSearch } from '@/lib/client/use-traces-view'
import { visibleText } from '@/lib/std/visible-text'
import { parsePercentile, PERCENTILES } from '@/lib/tracing/percentile'
import { parseSpanDuration } from '@/lib/tracing/span-duration'
import { parseTags } from '@/lib/tracing/tag-query'
import { Button, Checkbox, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useSettings } from '@/components/layout/settings-context'
import { DraftField } from './draft-field'
import classes from './search-form.module.css'

const LIMITS = [10, 20, 50, 100, 200, 500, 1000]
const NOTHING = { service: null, operation: null, tags: null, min: null, max: null, errors: null, limit: null, q: null }

interface SearchFormProps {
  /** Of whose services one is chosen; undefined: the service is given. */
  readonly namespaces?: readonly string[]
}

/** What is searched for: everything in it stands in the address. */
export function SearchForm({ namespaces }: SearchFormProps) {
  const t = useTranslations('traces.search')
  const [view, change] = useTraceSearch()
  const { traceLimit } = useSettings()
  const limit = view.limit ?? traceLimit
  const limits = [...new Set([...LIMITS, limit])].sort((a, b) => a - b)
  return (
    <form className={classes.form} role="search" aria-label={t('label')} onSubmit={(event) => event.preventDefault()}>
      {namespaces === undefined ? null : <ServiceFields namespaces={namespaces} />}
      <DraftField
        label={t('tags')}
        placeholder={t('tagsHint')}
        value={view.tags}
        isGood={(text) => parseTags(text).ok}
        refusal={t('badTags')}
        onChange={(tags) => change({ tags: tags === '' ? null : tags })}
        className={classes.wide}
      />
      {(['min', 'max'] as const).map((name) => (
        <DraftField
          key={name}
          label={t(name)}
          placeholder={t(`${name}Hint`)}
          value={view[name] ?? ''}
          isGood={(text) => text === '' || isDuration(text, name)}
          refusal={t(name === 'min' ? 'badLeast' : 'badDuration')}
          offers={name === 'min' ? PERCENTILES : undefined}
          onChange={(text) => change({ [name]: text === '' ? null : text })}
          className={classes.narrow}
        />
      ))}
      <Select
        label={t('limit')}
        size="xs"
        className={classes.limit}
        data={limits.map((count) => ({ value: String(count), label: t('limitOf', { count }) }))}
        value={String(limit)}
        allowDeselect={false}
        onChange={(value) => change({ limit: value === null ? null : Number(value) })}
      />
      <Checkbox
        label={t('errors')}
        size="xs"
        className={classes.errors}
        checked={view.errors}
        onChange={(event) => change({ errors: event.currentTarget.checked || null })}
      />
      {isSearching(view) ? (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.errors}
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => change(NOTHING)}
        >
          {t('clear')}
        </Button>
      ) : null}
    </form>
  )
}

function isDuration(text: string, name: 'min' | 'max'): boolean {
  return parseSpanDuration(text) !== undefined || (name === 'min' && parsePercentile(text) !== undefined)
}

function isSearching({ service, operation, tags, min, max, errors }: ReturnType<typeof useTraceSearch>[0]): boolean {
  return service !== null || operation !== null || tags !== '' || min !== null || max !== null || errors
}

function ServiceFields({ namespaces }: { readonly namespaces: readonly string[] }) {
  const t = useTranslations('traces.search')
  const [view, change] = useTraceSearch()
  const { data: known } = useQuery(traceServicesQuery())
  const { data: told } = useQuery(traceOperationsQuery(view.service))
  const all = namespaces.includes('*')
  const own = known?.services.filter((service) => all || service.namespaces.some((name) => namespaces.includes(name)))
  const services = (own ?? []).map(({ name }) => name)
  return (
    <>
      <Select
        label={t('service')}
        placeholder={t('anyService')}
        size="xs"
        className={classes.name}
        data={optionsOf(services, view.service)}
        value={view.service}
        searchable
        clearable
        limit={200}
        onChange={(service) => change({ service, operation: null })}
      />
      <Select
        label={t('operation')}
        placeholder={t('anyOperation')}
        size="xs"
        className={classes.name}
        data={optionsOf(told?.operations ?? [], view.operation)}
        value={view.operation}
        searchable
        clearable
        limit={200}
        disabled={view.service === null && view.operation === null}
        onChange={(operation) => change({ operation })}
      />
    </>
  )
}

/** What the address names is offered although the store may not know it. */
function optionsOf(names: readonly string[], chosen: string | null) {
  const all = new Set(chosen === null ? names : [...names, chosen])
  return [...all].map((name) => ({ value: name, label: visibleText(name) }))
}

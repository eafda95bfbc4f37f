import type { SourceReport } from '@/lib/doctor/model'
import { readHeaders } from '@/lib/doctor/read-headers'
import { type TriedSettings, TYPES_TO_TRY } from '@/lib/doctor/tried-settings'
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './try-dialog.module.css'

const USUAL_TENANT_HEADER = 'X-Scope-OrgID'
const TIMEOUT = { least: 1, usual: 10, most: 30 }

interface TryFormProps {
  readonly report: SourceReport
  readonly kind: TriedSettings['kind']
  readonly busy: boolean
  readonly onTry: (settings: TriedSettings) => void
}

/** The settings, as they are to begin with. Credentials are not among them: the browser never learns them. */
export function TryForm({ report, kind, busy, onTry }: TryFormProps) {
  const t = useTranslations('meshSources.try')
  const products = useTranslations('shell.sources.products')
  const types = TYPES_TO_TRY[kind]
  const [draft, setDraft] = useState({
    type: types.find((type) => type === report.source.type) ?? 'prometheus',
    url: report.address ?? '',
    tenantHeader: USUAL_TENANT_HEADER,
    tenant: report.tenant ?? '',
    headers: '',
    timeoutSeconds: TIMEOUT.usual,
  })
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }))
  const headers = readHeaders(draft.headers)
  const isUrl = /^https?:\/\//i.test(draft.url) && URL.canParse(draft.url)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!headers.ok || !isUrl) return
    const { type, url, tenant, tenantHeader, timeoutSeconds } = draft
    const named = tenant === '' ? null : { header: tenantHeader, value: tenant }
    onTry({ kind, type, url, tenant: named, headers: headers.value, timeoutSeconds })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('url')}
        size="xs"
        spellCheck={false}
        value={draft.url}
        error={isUrl ? undefined : t('badUrl')}
        onChange={({ currentTarget: { value } }) => set({ url: value.trim() })}
      />
      {kind === 'grafana' ? null : (
        <NativeSelect
          label={t('type')}
          size="xs"
          data={types.map((type) => ({ value: type, label: products(type) }))}
          value={draft.type}
          onChange={({ currentTarget: { value } }) => set({ type: types.find((type) => type === value) ?? draft.type })}
        />
      )}
      {kind === 'grafana' ? null : (
        <>
          <TextInput
            label={t('tenant')}
            size="xs"
            spellCheck={false}
            value={draft.tenant}
            onChange={({ currentTarget: { value } }) => set({ tenant: value })}
          />
          <TextInput
            label={t('tenantHeader')}
            size="xs"
            spellCheck={false}
            value={draft.tenantHeader}
            onChange={({ currentTarget: { value } }) => set({ tenantHeader: value.trim() })}
          />
        </>
      )}
      <Textarea
        label={t('headers')}
        description={t('headersHint')}
        size="xs"
        rows={3}
        spellCheck={false}
        value={draft.headers}
        error={headers.ok ? undefined : t('badHeader', { line: headers.error })}
        onChange={({ currentTarget: { value } }) => set({ headers: value })}
      />
      <NumberInput
        label={t('timeout')}
        size="xs"
        min={TIMEOUT.least}
        max={TIMEOUT.most}
        clampBehavior="strict"
        allowDecimal={false}
        value={draft.timeoutSeconds}
        onChange={(value) => set({ timeoutSeconds: typeof value === 'number' ? value : TIMEOUT.usual })}
      />
      <Button type="submit" loading={busy} disabled={!headers.ok || !isUrl}>
        {t('test')}
      </Button>
    </form>
  )
}

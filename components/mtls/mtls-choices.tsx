import { ObjectLink } from '@/components/layout/object-link'
import { LEVELS, MODES } from '@/lib/istio/mtls/effective-mode'
import { visibleText } from '@/lib/std/visible-text'
import type { MtlsAnswer, MtlsQuestionOf } from '@/lib/url/mtls-answer'
import type { MtlsPlace, MtlsView } from '@/lib/url/mtls-view'
import { NativeSelect, NumberInput, Radio, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './mtls-page.module.css'

interface MtlsChoicesProps {
  readonly place: MtlsPlace
  readonly question: MtlsQuestionOf
  readonly answer: MtlsAnswer | undefined
  readonly onChange: (part: Partial<MtlsView>) => void
}

const WANTED = [...MODES, 'UNSET'] as const
const MOST_PORT = 65_535

/** For whom, and which mode. */
export function MtlsChoices({ place: { namespace }, question, answer, onChange }: MtlsChoicesProps) {
  const t = useTranslations('mtls.wizard')
  const { level, workload, port, mode } = question
  const selects = level === 'workload' || level === 'port'
  // In the root namespace a policy without a selector is the mesh's, and one with a selector is ignored.
  const isRoot = answer?.rootNamespace === namespace
  const levels = isRoot ? (['mesh'] as const) : LEVELS
  const workloads = answer?.workloads ?? []
  const ports = workloads.find(({ name }) => name === workload)?.ports ?? []
  return (
    <>
      <Radio.Group
        label={t('scope')}
        value={isRoot ? 'mesh' : level}
        onChange={(value) => onChange({ scope: LEVELS.find((one) => one === value) ?? null, port: null })}
      >
        <Stack gap={6} mt={6}>
          {levels.map((one) => (
            <Radio key={one} value={one} label={t(`levels.${one}`, { namespace: visibleText(namespace) })} />
          ))}
        </Stack>
      </Radio.Group>
      {selects && !isRoot ? (
        <NativeSelect
          label={t('workload')}
          value={workload ?? ''}
          data={['', ...new Set([...(workload === null ? [] : [workload]), ...workloads.map(({ name }) => name)])].map((value) => ({ value, label: value === '' ? '–' : visibleText(value) }))} // prettier-ignore
          error={answer !== undefined && workloads.length === 0 ? t('noWorkloads') : undefined}
          onChange={(event) => onChange({ workload: event.currentTarget.value || null, port: null })}
        />
      ) : null}
      {level === 'port' && !isRoot ? (
        <>
          <NumberInput
            label={t('port')}
            description={t('portHint')}
            value={port ?? ''}
            min={1}
            max={MOST_PORT}
            allowDecimal={false}
            list="mtls-ports"
            onChange={(value) => onChange({ port: typeof value === 'number' && value >= 1 && value <= MOST_PORT ? value : null })} // prettier-ignore
          />
          <datalist id="mtls-ports">
            {ports.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      ) : null}
      {answer === undefined ? null : <Now now={answer.now} />}
      <Radio.Group
        label={t('mode')}
        value={mode ?? ''}
        onChange={(value) => onChange({ mode: WANTED.find((one) => one === value) ?? null })}
      >
        <Stack gap={6} mt={6}>
          {WANTED.map((one) => (
            <Radio key={one} value={one} label={t(`modes.${one}`)} description={t(`meaning.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  )
}

function Now({ now: { mode, level, policy } }: Pick<MtlsAnswer, 'now'>) {
  const t = useTranslations('mtls.wizard')
  return (
    <p className={classes.quiet}>
      {t('now', { mode: t(`modes.${mode}`), by: level === null ? t('byDefault') : t(`by.${level}`) })}{' '}
      {policy === null ? null : (
        <ObjectLink object={{ kind: 'peerauthentications.security.istio.io', ...policy }}>
          {t('policy', { name: visibleText(policy.name) })}
        </ObjectLink>
      )}
    </p>
  )
}

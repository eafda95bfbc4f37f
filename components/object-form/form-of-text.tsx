import { withMessages } from '@/components/layout/with-messages'
import { forms } from '@/lib/i18n/messages/en/forms'
import { Notice } from '@/components/ui/notice'
import type { FieldHints } from '@/lib/istio/forms/field-hint'
import type { Suggest } from '@/lib/istio/forms/suggest'
import type { FormPart } from '@/lib/istio/forms/read-part'
import type { Json } from '@/lib/std/json'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { readYaml } from '@/lib/yaml/read-yaml'
import { IconFileAlert } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ObjectForm } from './object-form'

interface FormOfTextProps {
  readonly kindId: string
  /** The name of the kind that people read. */
  readonly kind: string
  readonly text: string
  /** The parts of it that are shown; its whole `spec` when left out. */
  readonly parts?: readonly FormPart[]
  readonly readOnly: boolean
  readonly suggest?: Suggest
  /** What the page knows of fields; undefined: nothing. */
  readonly hints?: FieldHints | undefined
  readonly onChange: (text: string) => void
}

/** The form of the object that a YAML text holds, in step with it: a change of the form changes that place of the text. */
function Content({ kindId, kind, text, parts, readOnly, suggest, hints, onChange }: FormOfTextProps) {
  const t = useTranslations('forms')
  const reading = useMemo(() => readYaml(text), [text])
  const change = useCallback((object: Json) => onChange(changeYaml(text, object)), [onChange, text])
  const [problem] = reading.ok ? [] : reading.error
  if (!reading.ok) {
    return (
      <Notice
        icon={<IconFileAlert size={24} />}
        title={t(problem?.code === 'severalDocuments' ? 'severalObjects' : 'unreadable')}
      >
        {problem?.code === 'severalDocuments'
          ? t('severalObjectsText')
          : t('unreadableAt', { line: problem?.line ?? 1, column: problem?.column ?? 1 })}
      </Notice>
    )
  }
  return (
    <ObjectForm
      kindId={kindId}
      kind={kind}
      object={reading.value.value}
      parts={parts}
      readOnly={readOnly}
      suggest={suggest}
      hints={hints}
      onChange={change}
    />
  )
}

/** With its own texts. */
export const FormOfText = withMessages({ forms }, Content)

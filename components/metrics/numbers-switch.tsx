import { SegmentedControl } from '@mantine/core'
import { useTranslations } from 'use-intl'

interface NumbersSwitchProps {
  readonly value: 'charts' | 'table'
  /** Null: the usual. */
  readonly onChange: (value: 'table' | null) => void
}

/** The same numbers as charts or as tables. */
export function NumbersSwitch({ value, onChange }: NumbersSwitchProps) {
  const t = useTranslations('metrics.numbers')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('label')}
      value={value}
      data={(['charts', 'table'] as const).map((one) => ({ value: one, label: t(one) }))}
      onChange={(one) => onChange(one === 'table' ? 'table' : null)}
    />
  )
}

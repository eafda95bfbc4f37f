import type { NumberUnit } from '@/lib/graph/find/operand'
import { LABEL_PREFIX, type OperandName } from '@/lib/graph/find/operands'
import { Table } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './find-help.module.css'

interface Row {
  readonly name: OperandName
  readonly aliases: readonly string[]
  readonly kind: 'text' | 'number' | 'flag'
  readonly unit?: NumberUnit
}

interface OperandTableProps {
  readonly title: string
  readonly rows: readonly Row[]
  /** Adds the labels of Kubernetes, whose words end in a key. */
  readonly withLabel?: boolean
}

/** Words of the language with their short forms and what they mean. */
export function OperandTable({ title, rows, withLabel = false }: OperandTableProps) {
  const t = useTranslations('graph.find')
  return (
    <Table verticalSpacing={4} captionSide="top" className={classes.operands}>
      <Table.Caption>{title}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('help.columns.word')}</Table.Th>
          <Table.Th scope="col">{t('help.columns.kind')}</Table.Th>
          <Table.Th scope="col">{t('help.columns.meaning')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, aliases, kind, unit }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">
              <code>{[name, ...aliases].join(', ')}</code>
            </Table.Th>
            <Table.Td>{unit === undefined ? t(`help.kinds.${kind}`) : t(`help.units.${unit}`)}</Table.Td>
            <Table.Td>{t(`words.${name}`)}</Table.Td>
          </Table.Tr>
        ))}
        {withLabel ? (
          <Table.Tr>
            <Table.Th scope="row">
              <code>{`${LABEL_PREFIX}KEY`}</code>
            </Table.Th>
            <Table.Td>{t('help.kinds.label')}</Table.Td>
            <Table.Td>{t('words.label')}</Table.Td>
          </Table.Tr>
        ) : null}
      </Table.Tbody>
    </Table>
  )
}

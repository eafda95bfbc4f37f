import type { ConfigRow, RowFinding } from './model'

/** A row with what the checks found on its object; nothing generated is checked, since nobody could mend it. */
export function checkedRow(row: ConfigRow, findings: readonly RowFinding[]): ConfigRow {
  if (row.marks.includes('generated') && findings.length === 0) return row
  return { ...row, status: statusOf(findings), findings: findings.map(shortened) }
}

function shortened({ check, aliases, severity, message }: RowFinding): RowFinding {
  return { check, aliases, severity, message }
}

function statusOf(findings: readonly RowFinding[]): ConfigRow['status'] {
  const has = (severity: RowFinding['severity']) => findings.some((finding) => finding.severity === severity)
  return has('error') ? 'error' : has('warning') ? 'warning' : 'valid'
}

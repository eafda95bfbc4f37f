import type { Finding } from '../finding'
import type { TextAnalysis } from '../source/analyze-text'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Finding['severity'],
  string
>

/** SARIF 2.1.0, as code hosts read it; the rule's id is the slug. */
export function toSarif({ findings, problems }: TextAnalysis): object {
  const rules = [...new Set(findings.map(({ check }) => check))].sort()
  const parse = problems.length === 0 ? [] : ['analysis/unreadable-text']
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Pharos',
            rules: [...parse.map((id) => ({ id })), ...rules.map((id) => ({ id, helpUri: `checks/${id}` }))],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...problems.map(({ file, message, ...region }) => ({
            ruleId: 'analysis/unreadable-text',
            level: 'error',
            message: { text: message },
            locations: [location(file, region)],
          })),
          ...findings.map(({ at, check, severity, message, object, path, aliases }) => ({
            ruleId: check,
            level: LEVELS[severity],
            message: { text: message },
            locations: at === null ? [] : [location(at.file, at)],
            properties: { aliases, object: `${object.kind} ${object.namespace}/${object.name}`, path },
          })),
        ],
      },
    ],
  }
}

function location(file: string, { line, column }: { readonly line: number; readonly column: number }): object {
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: line, startColumn: column } },
  }
}

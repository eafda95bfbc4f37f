import { createSchemaCheck, type SchemaCheck } from '@/lib/openapi/create-schema-check'
import { formatYaml } from '@/lib/yaml/format-yaml'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import { isRecord } from '@/lib/std/is-record'
import type { Json } from '@/lib/std/json'
import { reportText, type TextReport } from '@/lib/yaml/report-text'
import type { TextAnswer, TextJob } from './text-job'

/** Makes one who does jobs, and remembers the schema between them. */
export function createTextWork(): (job: TextJob) => TextAnswer | undefined {
  let check: SchemaCheck | undefined
  let schema: ObjectSchema | undefined
  // Among several documents the schema is of some of them only.
  const checkOwn: SchemaCheck = (value) => (isOf(schema, value) ? (check?.(value) ?? []) : [])
  return (job) => {
    switch (job.what) {
      case 'schema':
        schema = job.schema
        check = schema === undefined ? undefined : createSchemaCheck(schema)
        return undefined
      case 'format':
        return { formatted: formatYaml(job.text) }
      case 'report':
        return report(job)
    }
  }

  function report({ text, findings, several }: Extract<TextJob, { readonly what: 'report' }>): TextReport {
    return reportText(text, {
      findings,
      ...(check === undefined ? {} : { check }),
      ...(several ? { several: checkOwn } : {}),
    })
  }
}

/** Whatever the version. */
function isOf(schema: ObjectSchema | undefined, value: Json): boolean {
  if (schema === undefined || !isRecord(value)) return false
  const { apiVersion, kind } = value
  return kind === schema.kind && typeof apiVersion === 'string' && groupOf(apiVersion) === groupOf(schema.apiVersion)
}

function groupOf(apiVersion: string): string {
  return apiVersion.split('/')[0] ?? ''
}

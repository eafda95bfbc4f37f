import { createSchemaCheck, type SchemaCheck } from '@/lib/openapi/create-schema-check'
import { formatYaml } from '@/lib/yaml/format-yaml'
import { reportText } from '@/lib/yaml/report-text'
import type { TextAnswer, TextJob } from './text-job'

/** Makes one who does jobs, and remembers the schema between them. */
export function createTextWork(): (job: TextJob) => TextAnswer | undefined {
  let check: SchemaCheck | undefined
  return (job) => {
    switch (job.what) {
      case 'schema':
        check = job.schema === undefined ? undefined : createSchemaCheck(job.schema)
        return undefined
      case 'format':
        return { formatted: formatYaml(job.text) }
      case 'report':
        return reportText(job.text, { findings: job.findings, ...(check === undefined ? {} : { check }) })
    }
  }
}

import { z } from 'zod'

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/

const title = z.string().trim().min(1, 'expected a text').max(80)
const metricName = z.string().max(200).regex(METRIC_NAME, 'expected the name of a metric')
const labelName = z.string().max(200).regex(LABEL_NAME, 'expected the name of a label')
const dashboardName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'expected lower-case letters, digits, dots and dashes')

const CHART_TYPES = ['raw', 'rate', 'histogram'] as const
const AGGREGATES = ['sum', 'avg', 'min', 'max', 'stddev', 'stdvar'] as const

const metric = z.strictObject({
  metric: metricName,
  /** What its lines are called; absent: the metric. */
  legend: title.optional(),
})

const chart = z.strictObject({
  title,
  /** Base units: `s`, `B`, `B/s`, `bit/s` and `%` are written as such, any other behind the number. */
  unit: z.string().max(20).default(''),
  /** By which the numbers of the store are multiplied to be in that unit. */
  scale: z.number().positive().default(1),
  /** `raw`: as it stands; `rate`: per second; `histogram`: average and quantiles. */
  type: z.enum(CHART_TYPES).default('raw'),
  /** Of the twelve columns of a row. */
  span: z.number().int().min(1).max(12).default(6),
  aggregate: z.enum(AGGREGATES).default('sum'),
  metrics: z
    .array(metric)
    .min(1)
    .max(10)
    .refine((all) => new Set(all.map((one) => one.legend ?? one.metric)).size === all.length, 'two have one legend'),
  /** What tells lines apart, besides the metric. */
  group_by: z
    .array(z.strictObject({ label: labelName, title, single: z.boolean().default(false) }))
    .max(3)
    .default([]),
  /** How many groups have lines. */
  top: z.number().int().min(1).max(20).default(10),
})

const item = z.union([z.strictObject({ chart }), z.strictObject({ include: dashboardName })], {
  error: (issue) => (isRecord(issue.input) ? undefined : 'expected chart or include'),
})

/** One file of a dashboard (product 8). */
export const dashboardSchema = z.strictObject({
  name: dashboardName,
  title,
  /** What runs, in words; absent: the title. */
  runtime: title.optional(),
  /** A metric that only what the dashboard is about exports. */
  discover_on: metricName.optional(),
  /** The label that holds the namespace; absent: that of the installation. */
  namespace_label: labelName.optional(),
  /** `instance`: whatever has the `instance` of the series of `discover_on`, for scrape jobs that put no pod into labels. */
  found_by: z.enum(['pod', 'instance']).default('pod'),
  items: z.array(item).min(1).max(60),
  links: z
    .array(
      z.strictObject({
        title,
        url: z
          .string()
          .max(2000)
          .regex(/^https?:\/\/[^\s<>"]+$/, 'expected an http(s) URL'),
      }),
    )
    .max(20)
    .default([]),
})

export type DashboardFile = z.output<typeof dashboardSchema>
export type DashboardChart = z.output<typeof chart>

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

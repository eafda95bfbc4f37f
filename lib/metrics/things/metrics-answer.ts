import { z } from 'zod'
import { CHART_IDS, STATS } from './charts'

/** One group of a chart and one number about it, over the times of the answer. */
const line = z.object({
  stat: z.enum(STATS),
  /** One for each of the chart's keys: empty where the series has no such label, null where the user may not know it. */
  group: z.array(z.string().nullable()).readonly(),
  /** As many as times; null where nothing was counted. */
  values: z.array(z.number().nullable()).readonly(),
})

/** A chart of whatever: of a thing, of a dashboard. */
const chartFields = {
  unit: z.string(),
  /** What the groups are told apart by. */
  keys: z.array(z.string()).readonly(),
  /** The largest groups first, by their last value; of one group its stats together. */
  lines: z.array(line).readonly(),
  /** How many groups there are, with those that have no line of their own. */
  groups: z.number(),
  /** The sum of the groups without a line; null without any, and where it would say nothing (quantiles). */
  rest: z.array(z.number().nullable()).readonly().nullable(),
  promql: z.array(z.object({ stat: z.enum(STATS), name: z.string().optional(), text: z.string() })).readonly(),
  /** Why there is nothing or less: in words, or null. */
  reason: z.string().nullable(),
  /** How many groups are drawn without being asked for; absent: the usual number. */
  drawn: z.number().optional(),
}

const chart = z.object({ id: z.enum(CHART_IDS), ...chartFields })
/** Of a dashboard; the title is its author's. */
export const namedChartSchema = z.object({ id: z.string(), title: z.string(), span: z.number(), ...chartFields })

/** Over which moments the charts of an answer are. */
export const chartTimes = {
  /** The end of the window, and its beginning; ISO 8601, the metric store's clock. */
  now: z.string(),
  from: z.string(),
  to: z.string(),
  stepSeconds: z.number().positive(),
  /** Over how long each point's rate is taken. */
  rateSeconds: z.number().positive(),
  /** Unix seconds. */
  times: z.array(z.number()).readonly(),
}

/** The answer of `GET /api/metrics/{kind}/{namespace}/{name}`. */
export const metricsAnswerSchema = z.object({
  ...chartTimes,
  charts: z.array(chart).readonly(),
  /** The values there are of each grouping that was asked for, whatever `val` chose. */
  values: z.array(z.object({ id: z.string(), values: z.array(z.string()).readonly() })).readonly(),
  /** Groupings of the installation, besides the built-in ones. */
  groupings: z.array(z.object({ label: z.string(), title: z.string(), single: z.boolean() })).readonly(),
  /** There are waypoints in this mesh, whose counts can be asked for alone. */
  waypoints: z.boolean(),
})

export type MetricsAnswer = Readonly<z.infer<typeof metricsAnswerSchema>>
export type MetricChart = MetricsAnswer['charts'][number]
/** What drawing asks of a chart. */
export type ChartModel = Omit<MetricChart, 'id'> & { readonly id: string }
export type ChartMoments = Pick<MetricsAnswer, 'times' | 'to'>
export type MetricLine = MetricChart['lines'][number]

import { chartTimes, namedChartSchema } from '@/lib/metrics/things/metrics-answer'
import { z } from 'zod'

const problem = z.object({ file: z.string(), field: z.string(), message: z.string() })

/** The answer of `GET /api/dashboards`: which dashboards there are about a workload or an application. */
export const dashboardListSchema = z.object({
  dashboards: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        /** Somebody wrote so, the metrics of its pods say so, or it is istiod. */
        from: z.enum(['annotation', 'metric', 'control-plane']),
      }),
    )
    .readonly(),
  /** Files of the installation that are no dashboards. */
  problems: z.array(problem).readonly(),
})
export type DashboardList = Readonly<z.infer<typeof dashboardListSchema>>

/** The answer of `GET /api/dashboards/{name}`. */
export const dashboardAnswerSchema = z.object({
  ...chartTimes,
  name: z.string(),
  title: z.string(),
  runtime: z.string(),
  charts: z.array(namedChartSchema).readonly(),
  /** All labels by which lines of its charts can be told apart. */
  groupings: z.array(z.object({ id: z.string(), title: z.string(), single: z.boolean() })).readonly(),
  /** The values of each label that lines are told apart by. */
  values: z.array(z.object({ id: z.string(), values: z.array(z.string()).readonly() })).readonly(),
  links: z.array(z.object({ title: z.string(), url: z.string() })).readonly(),
})
export type DashboardAnswer = Readonly<z.infer<typeof dashboardAnswerSchema>>

import { z } from 'zod'

/** The answer of `GET /api/links`. */
export const linksAnswerSchema = z.object({
  links: z.array(z.object({ from: z.enum(['grafana', 'template']), title: z.string(), url: z.string() })).readonly(),
  /** Dashboards that Grafana does not have. */
  missing: z.array(z.string()).readonly(),
  /** Why Grafana's dashboards are not known, in words; null: they are, or none is wanted. */
  failure: z.string().nullable(),
})
export type LinksAnswer = Readonly<z.infer<typeof linksAnswerSchema>>

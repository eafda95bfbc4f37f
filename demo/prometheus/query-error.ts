/** What the API answers as `{status: "error", errorType, error}`. */
export class QueryError extends Error {
  readonly errorType: 'bad_data' | 'execution' | 'timeout'

  constructor(errorType: QueryError['errorType'], message: string) {
    super(message)
    this.errorType = errorType
  }
}

/** Valid PromQL that this evaluator leaves out on purpose. */
export function unsupported(what: string): QueryError {
  return new QueryError('execution', `not supported by the demo: ${what}`)
}

import { isComparison, isSetOperator } from './operators'
import type { Aggregate, Binary, Call, Expression, Selector } from './expression'
import { QueryError, unsupported } from './query-error'
import { AGGREGATIONS, SIGNATURES, type ValueType } from './signatures'

const TYPE_NAMES = { scalar: 'scalar', vector: 'instant vector', matrix: 'range vector', string: 'string' } as const

/** The type of the expression's value. Throws what Prometheus refuses when it parses, and what the demo leaves out. */
export function checkTypes(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar'
    case 'string':
      return 'string'
    case 'selector':
      return checkSelector(expression)
    case 'unary': {
      const type = checkTypes(expression.of)
      if (type === 'scalar' || type === 'vector') return type
      throw bad(
        `unary expression only allowed on expressions of type scalar or instant vector, got "${TYPE_NAMES[type]}"`,
      )
    }
    case 'call':
      return checkCall(expression)
    case 'aggregate':
      return checkAggregate(expression)
    case 'binary':
      return checkBinary(expression)
  }
}

function bad(message: string): QueryError {
  return new QueryError('bad_data', `parse error: ${message}`)
}

function expectType(expression: Expression, wanted: ValueType, where: string): void {
  const type = checkTypes(expression)
  if (type !== wanted) throw bad(`expected type ${TYPE_NAMES[wanted]} in ${where}, got ${TYPE_NAMES[type]}`)
}

function checkSelector(selector: Selector): ValueType {
  if (selector.matchers.every((matcher) => matcher.accepts('')))
    throw bad('vector selector must contain at least one non-empty matcher')
  return selector.rangeMs === undefined ? 'vector' : 'matrix'
}

function checkCall({ name, args }: Call): ValueType {
  const signature = SIGNATURES.get(name)
  if (signature === undefined) throw unsupported(`function ${name}`)
  const { parameters, optional, returns } = signature
  const least = parameters.length - (optional === 'none' ? 0 : 1)
  const most = optional === 'many' ? Infinity : parameters.length
  if (args.length < least || args.length > most) {
    const wanted = args.length < least ? `at least ${least}` : `at most ${most}`
    throw bad(`expected ${least === most ? least : wanted} argument(s) in call to "${name}", got ${args.length}`)
  }
  args.forEach((arg, i) => {
    expectType(arg, parameters[Math.min(i, parameters.length - 1)] ?? 'scalar', `call to function "${name}"`)
  })
  return returns
}

function checkAggregate({ operator, args }: Aggregate): ValueType {
  const parameters = AGGREGATIONS.get(operator)
  if (parameters === undefined) throw unsupported(`aggregation ${operator}`)
  if (args.length !== parameters.length)
    throw bad(
      `wrong number of arguments for aggregate expression provided, expected ${parameters.length}, got ${args.length}`,
    )
  args.forEach((arg, i) => expectType(arg, parameters[i] ?? 'vector', 'aggregation expression'))
  return 'vector'
}

function checkBinary({ operator, bool, matching, left, right }: Binary): ValueType {
  const types = [checkTypes(left), checkTypes(right)] as const
  if (types.some((type) => type !== 'scalar' && type !== 'vector'))
    throw bad('binary expression must contain only scalar and instant vector types')
  const scalars = types.filter((type) => type === 'scalar').length
  if (operator === 'atan2') throw unsupported('operator atan2')
  if (bool && !isComparison(operator)) throw bad('bool modifier can only be used on comparison operators')
  if (scalars === 2 && isComparison(operator) && !bool) throw bad('comparisons between scalars must use BOOL modifier')
  if (scalars > 0 && isSetOperator(operator))
    throw bad(`set operator "${operator}" not allowed in binary scalar expression`)
  if (matching !== undefined) {
    if (scalars > 0) throw bad('vector matching only allowed between instant vectors')
    const twice = matching.on ? matching.group?.include.find((label) => matching.labels.includes(label)) : undefined
    if (twice !== undefined) throw bad(`label "${twice}" must not occur in ON and GROUP clause at once`)
    if (matching.group !== undefined && isSetOperator(operator))
      throw bad(`no grouping allowed for "${operator}" operation`)
  }
  return scalars === 2 ? 'scalar' : 'vector'
}

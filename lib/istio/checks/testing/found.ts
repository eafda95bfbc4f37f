import { analyze } from '../analyze'
import type { AnalyzeOptions } from '../options'

/** What the checks say of some objects, as `slug [codes] Kind namespace/name path`; only slugs that begin with `about`. */
export function found(objects: readonly object[], about: string, options: AnalyzeOptions = {}): readonly string[] {
  return analyze([{ cluster: 'east', objects }], options)
    .findings.filter(({ check }) => check.startsWith(about) || check === 'analysis/internal-error')
    .map(({ check, aliases, severity, object, path }) =>
      [
        check,
        `${severity.charAt(0).toUpperCase()}[${aliases.join(' ')}]`,
        `${object.namespace}/${object.name}`,
        path,
      ].join(' '),
    )
}

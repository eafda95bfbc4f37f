// How Kubernetes wants names spelled, and what it says of others (`util/validation` of apimachinery).

/** What is wrong with a text; empty for nothing. */
export type NameRule = (text: string) => readonly string[]

interface Spelling {
  readonly pattern: string
  readonly says: string
  readonly examples: readonly string[]
  readonly max: number
}

/** These patterns take the square of a text's length. No good name is nearly as long. */
const EXAMINED = 1000

function spelled({ pattern, says, examples, max }: Spelling): NameRule {
  const whole = new RegExp(`^(?:${pattern})$`)
  const like = examples.map((example) => `'${example}'`).join(',  or ')
  const wrong = `${says} (e.g. ${like}, regex used for validation is '${pattern}')`
  return (text) => [
    ...(text.length > max ? [`must be no more than ${max} characters`] : []),
    ...(whole.test(text.slice(0, EXAMINED)) ? [] : [wrong]),
  ]
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const ENDS = 'and must start and end with an alphanumeric character'
const WORDS = "alphanumeric characters, '-', '_' or '.'"

/** RFC 1123 subdomain: the name of most objects. */
export const subdomain = spelled({
  pattern: String.raw`${LABEL}(\.${LABEL})*`,
  says: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', ${ENDS}`,
  examples: ['example.com'],
  max: 253,
})

const labelSpelling = spelled({
  pattern: LABEL,
  says: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', ${ENDS}`,
  examples: ['my-name', '123-abc'],
  max: 63,
})

/** RFC 1123 label: the name of a namespace, of a container. */
export function label(text: string): readonly string[] {
  const wrong = labelSpelling(text)
  if (!text.includes('.') || subdomain(text).length > 0) return wrong
  return [...wrong.slice(0, -1), 'must not contain dots']
}

/** RFC 1035 label: the name of a Service. */
export const hostLabel = spelled({
  pattern: '[a-z]([-a-z0-9]*[a-z0-9])?',
  says: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  examples: ['my-name', 'abc-123'],
  max: 63,
})

/** The value of a label. */
export const labelValue = spelled({
  pattern: '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?',
  says: `a valid label must be an empty string or consist of ${WORDS}, ${ENDS}`,
  examples: ['MyValue', 'my_value', '12345'],
  max: 63,
})

/** What a path can carry: the name of a role. */
export function pathSegment(text: string): readonly string[] {
  if (text === '.' || text === '..') return [`may not be '${text}'`]
  return ['/', '%'].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`)
}

const QUALIFIED = {
  pattern: '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]',
  says: `must consist of ${WORDS}, ${ENDS}`,
  examples: ['MyName', 'my.name', '123-abc'],
  max: 63,
}
const namePart = spelled(QUALIFIED)

/** The key of a label or an annotation: `example.com/name`, or a name alone. */
export function qualifiedName(text: string): readonly string[] {
  const parts = text.split('/')
  if (parts.length > 2) {
    const [wrong = ''] = spelled({ ...QUALIFIED, max: Infinity })('-')
    return [`a qualified name ${wrong} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  }
  const name = parts.at(-1) ?? ''
  const prefix = parts.length === 2 ? parts[0] : undefined
  return [
    ...(prefix === '' ? ['prefix part must be non-empty'] : []),
    ...(prefix === undefined || prefix === '' ? [] : subdomain(prefix).map((wrong) => `prefix part ${wrong}`)),
    // Of an empty name the real server says both.
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...namePart(name).map((wrong) => `name part ${wrong}`),
  ]
}

/** IANA service names: what ports of containers are called. */
export function portName(name: string): readonly string[] {
  return [
    ...(name.length > 15 ? ['must be no more than 15 characters'] : []),
    ...(/^[-a-z0-9]+$/.test(name) ? [] : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
    ...(/[a-z]/.test(name) ? [] : ['must contain at least one letter (a-z)']),
    ...(name.includes('--') ? ['must not contain consecutive hyphens'] : []),
    ...(/^-|-$/.test(name) ? ['must not begin or end with a hyphen'] : []),
  ]
}

type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element of XML. Attribute values are escaped; children are markup already. Undefined attributes are left out. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(value ?? '')}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** Text for XML. What XML cannot hold at all (half characters, U+FFFE) becomes the replacement character. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Hundredths of a pixel: more cannot be seen and makes large files. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100)
}

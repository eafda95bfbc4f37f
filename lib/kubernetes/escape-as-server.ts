const HIDDEN = /[<>&\u2028\u2029]/g

/**
 * JSON with the characters escaped that kube-apiserver escapes. A `test` of a JSON Patch compares texts there as they are
 * written, byte by byte: `"<b>"` would not equal the server's own `"\u003cb\u003e"`.
 */
export function escapeAsServer(json: string): string {
  return json.replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

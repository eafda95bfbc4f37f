/** Each name with what it is one of before it: `node:service`. */
export function prefixed<const P extends string, const S extends string>(
  prefix: P,
  names: readonly S[],
): readonly `${P}:${S}`[] {
  return names.map((name): `${P}:${S}` => `${prefix}:${name}`)
}

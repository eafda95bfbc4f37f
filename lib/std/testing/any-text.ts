import fc from 'fast-check'

/** Any text at all, lone surrogates and control characters included. */
export const anyText = fc.array(fc.nat(0x10ffff), { maxLength: 40 }).map((codes) => String.fromCodePoint(...codes))

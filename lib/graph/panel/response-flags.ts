/** The response flags of Envoy's access log that Istio copies into `response_flags`; each has a sentence in the catalogue. */
export const RESPONSE_FLAGS = [
  'DC',
  'DF',
  'DI',
  'DO',
  'DPE',
  'DR',
  'DT',
  'FI',
  'IH',
  'LH',
  'LR',
  'NC',
  'NFCF',
  'NR',
  'OM',
  'RFCF',
  'RL',
  'RLSE',
  'SI',
  'UAEX',
  'UC',
  'UF',
  'UH',
  'UMSDR',
  'UO',
  'UPE',
  'UR',
  'URX',
  'UT',
] as const
export type ResponseFlag = (typeof RESPONSE_FLAGS)[number]

const KNOWN: ReadonlySet<string> = new Set(RESPONSE_FLAGS)

/** Tells a flag that has an explanation from one that only a newer proxy knows. */
export function isResponseFlag(text: string): text is ResponseFlag {
  return KNOWN.has(text)
}

/** The single flags of a label value: Envoy joins several by commas and writes `-` for none. */
export function splitFlags(label: string): readonly string[] {
  return label
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== '' && flag !== '-')
}

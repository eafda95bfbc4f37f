export interface Age {
  readonly count: number
  readonly unit: 's' | 'min' | 'h' | 'd'
}

/** A length of time in the largest unit that keeps two digits of it: 95 s stays 95 s, 125 s is 2 min. Negative counts as 0. */
export function splitAge(seconds: number): Age {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 120) return { count: whole, unit: 's' }
  if (whole < 120 * 60) return { count: Math.floor(whole / 60), unit: 'min' }
  if (whole < 48 * 3_600) return { count: Math.floor(whole / 3_600), unit: 'h' }
  return { count: Math.floor(whole / 86_400), unit: 'd' }
}

/** Times the size at which the picture is drawn on the screen. */
export const PNG_SCALES = [1, 2, 4] as const
export type PngScale = (typeof PNG_SCALES)[number]

/** Larger than this, browsers refuse a canvas or leave it blank. Pixels. */
export const LONGEST_PNG_SIDE = 8192

/**
 * The largest scale, at most the wanted one, at which a picture fits into a PNG.
 *
 * @returns undefined when it does not fit even at 1×.
 */
export function fittingScale(
  { width, height }: { readonly width: number; readonly height: number },
  wanted: PngScale,
): PngScale | undefined {
  return PNG_SCALES.findLast((scale) => scale <= wanted && Math.max(width, height) * scale <= LONGEST_PNG_SIDE)
}

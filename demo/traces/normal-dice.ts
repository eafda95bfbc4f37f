/** Numbers of the standard normal distribution, by the method of Box and Muller. */
export function normalDice(dice: () => number): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log(1 - dice()))
    const angle = 2 * Math.PI * dice()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}

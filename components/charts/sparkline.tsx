import { sparklinePath } from '@/lib/metrics/sparkline-path'
import classes from './sparkline.module.css'

interface SparklineProps {
  readonly values: readonly (number | null)[]
  readonly color: string
  /** What the line says, in words. */
  readonly description: string
}

const SIZE = { width: 120, height: 28 }

/** A line without axes, beside the number that it ends with. */
export function Sparkline({ values, color, description }: SparklineProps) {
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={description}
    >
      <path d={sparklinePath(values, SIZE)} stroke={color} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

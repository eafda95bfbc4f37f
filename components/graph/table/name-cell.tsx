import classes from './name-cell.module.css'

/** A name with its namespace, quieter. */
export function NameCell({ name, namespace }: { readonly name: string; readonly namespace: string }) {
  return (
    <>
      <div className={classes.name}>{name}</div>
      {namespace === 'unknown' ? null : <div className={classes.namespace}>{namespace}</div>}
    </>
  )
}

import { iconPaths } from './iconPaths.ts'

export type IconName = keyof typeof iconPaths

/** A drawing beside words; hidden from screen readers unless it carries a name of its own. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) =>
  label ? (
    <svg className="icon" viewBox="0 -960 960 960" role="img" aria-label={label}>
      <path d={iconPaths[name]} />
    </svg>
  ) : (
    <svg className="icon" viewBox="0 -960 960 960" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  )

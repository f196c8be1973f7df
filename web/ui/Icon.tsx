import { iconPaths } from './iconPaths.ts'
import type { officeIconPaths } from './officeIconPaths.ts'

export type IconName = keyof typeof iconPaths | keyof typeof officeIconPaths

const drawings: Partial<Record<IconName, string>> = { ...iconPaths }

/** Drawings that came later than the frame. */
export const addDrawings = (more: typeof officeIconPaths): void => void Object.assign(drawings, more)

/** A drawing beside words; hidden from screen readers unless it carries a name of its own. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) =>
  label ? (
    <svg className="icon" viewBox="0 -960 960 960" role="img" aria-label={label}>
      <path d={drawings[name]} />
    </svg>
  ) : (
    <svg className="icon" viewBox="0 -960 960 960" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )

import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

/** A short word about something, with an icon where it asks for attention. */
export const Badge = ({ icon, children, strong }: { icon?: IconName; children: ReactNode; strong?: boolean }) => (
  <span className={strong ? 'mark mark-strong' : 'mark'}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
)

import { type SettingKey, type Settings, settingKeys, settingsOr } from '../../shared/accounts/settings.ts'
import type { ReadTx } from '../db/db.ts'

/** Every threshold of a municipality, set or as it came. For whoever may read them: its caseworkers and administrators. */
export const readSettings = async (tx: ReadTx, organisationId: string): Promise<Settings> => {
  const rows = await tx.houseSetting.findMany({ where: { organisationId }, select: { key: true, value: true } })
  const known = new Set<string>(settingKeys)
  const isKnown = (key: string): key is SettingKey => known.has(key)
  const set: Partial<Record<SettingKey, number>> = {}
  for (const { key, value } of rows) if (isKnown(key)) set[key] = value
  return settingsOr(set)
}

import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { settingKeys } from './settings.ts'

/** A threshold as it holds today. `version` is 0, and nobody has set it, where it is as it came. */
export const SettingView = z.object({
  key: z.enum(settingKeys),
  value: z.int(),
  version: z.int(),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
})
export type SettingView = z.infer<typeof SettingView>

export const settingsApi = api({
  settings: {
    method: 'GET',
    path: '/settings',
    does: 'The municipality’s own thresholds: what each is today, and who set it.',
    allows: 'settings.read',
    answer: z.object({ settings: z.array(SettingView) }),
  },
  set: {
    method: 'PUT',
    path: '/settings/:key',
    does: 'Sets one threshold for everybody in the municipality; it holds from now on.',
    allows: 'settings.write',
    params: z.strictObject({ key: z.enum(settingKeys) }),
    body: z.strictObject({
      value: z.number({ error: ({ input }) => (input === undefined ? 'required' : 'number-expected') }),
      version: z.int().min(0, 'invalid-value'),
    }),
    answer: done,
  },
})

import { useState } from 'react'
import { currentSession, useSignedIn } from '../app/session.ts'
import { keepUnsent, unsentOf } from '../unsent.ts'

/** What was written under this name in this tab and not sent, as it was when the form came up; and how to keep more. */
export const useKept = (name: string) => {
  const { staffId } = useSignedIn()
  const [found] = useState(() => unsentOf(staffId, name))
  return { found, keep: (value: unknown) => keepUnsent(staffId, name, value) }
}

/** Once it is sent. */
export const forgetKept = async (name: string): Promise<void> => {
  const { signedIn } = await currentSession()
  if (signedIn) keepUnsent(signedIn.staffId, name, undefined)
}

export const keptNames = {
  message: (placementId: string) => `message ${placementId}`,
  note: (placementId: string) => `note ${placementId}`,
  concern: (placementId: string) => `concern ${placementId}`,
  answer: (concernId: string) => `answer ${concernId}`,
} as const
